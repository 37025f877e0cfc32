package io.faultwire.ip;

import io.faultwire.device.Nic;
import io.faultwire.time.EventQueue;
import io.faultwire.time.RandomStream;
import io.faultwire.time.VirtualClock;
import io.faultwire.wire.Frame;
import io.faultwire.wire.FramePool;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Prefix;

/** The IPv4 of one host: interfaces, routes, ICMP and the protocols above. */
public final class Ipv4Stack {
  private static final int LARGEST_DATAGRAM = 65_535;

  private final EventQueue queue;
  private final Counters counters = new Counters();
  private final HostAddresses addresses = new HostAddresses();
  private final RoutingTable routes = new RoutingTable();
  private final FramePool largePool = new FramePool(LARGEST_DATAGRAM);
  private final Ipv4Receiver receiver;
  private final Ipv4Sender sender;
  private final IcmpErrors errors;
  private final PingClient pings;
  private final Reassembler reassembler;

  /**
   * Creates the IPv4 of a host without interfaces.
   *
   * @param random draws the first identification and the identifier of echoes
   * @param pool the frames of the network
   */
  public Ipv4Stack(VirtualClock clock, EventQueue queue, RandomStream random, FramePool pool) {
    this.queue = queue;
    receiver = new Ipv4Receiver(addresses, counters);
    sender =
        new Ipv4Sender(
            clock, queue, pool, largePool, random, routes, addresses, receiver, counters);
    errors = new IcmpErrors(sender, counters);
    pings = new PingClient(sender, queue, random.nextInt(0x10000), counters);
    reassembler = new Reassembler(queue, largePool, this::overdue, counters);
    receiver.connect(reassembler, errors);
    register(IpProtocol.ICMP, new IcmpResponder(sender, receiver, pings, counters));
  }

  /**
   * Gives a NIC an address and the route to the network around it.
   *
   * @throws IllegalArgumentException if the address does not lie in the prefix or is assigned
   */
  public IpInterface addInterface(Nic nic, Ipv4Address address, Ipv4Prefix prefix) {
    boolean usable =
        prefix.contains(address)
            && !(HostAddresses.hasBroadcast(prefix)
                && (address.equals(prefix.broadcast()) || address.equals(prefix.address())));
    if (!usable) {
      throw new IllegalArgumentException(
          address + " is no host address of " + prefix + ": choose one inside it");
    }
    if (addresses.isAssigned(address.value())) {
      throw new IllegalArgumentException(
          address + " is assigned to another interface already: give each its own");
    }
    IpInterface added =
        new IpInterface(
            nic, address, prefix, queue, addresses, receiver, this::unresolved, counters);
    addresses.add(added);
    routes.addConnected(added);
    return added;
  }

  /** Sets who takes the datagrams of a protocol. */
  public void register(int protocol, ProtocolHandler handler) {
    receiver.register(protocol, handler);
  }

  private void unresolved(Frame datagram, long now) {
    receiver.failed(
        IcmpHeader.DESTINATION_UNREACHABLE,
        IcmpHeader.CODE_HOST_UNREACHABLE,
        0,
        0,
        datagram.bytes(),
        datagram.start(),
        datagram.length(),
        now);
    datagram.release();
  }

  private void overdue(Frame firstFragment, boolean broadcast, long now) {
    errors.reassemblyTimeExceeded(new ReceivedDatagram(firstFragment, broadcast), now);
    firstFragment.release();
  }

  public Ipv4Sender sender() {
    return sender;
  }

  public IcmpErrors errors() {
    return errors;
  }

  public PingClient pings() {
    return pings;
  }

  public RoutingTable routes() {
    return routes;
  }

  public HostAddresses addresses() {
    return addresses;
  }

  public Counters counters() {
    return counters;
  }

  /** Returns how many datagrams have begun to arrive and are not whole. */
  public int partialDatagrams() {
    return reassembler.pending();
  }

  /**
   * Returns how many frames for long datagrams are in use, which the network's pool cannot know.
   */
  public int largeFramesOutstanding() {
    return largePool.outstanding();
  }

  /** Releases what waits for address resolution or for fragments; the network is taken down. */
  public void discardHeld() {
    addresses.interfaces().forEach(each -> each.arp().discardHeld());
    reassembler.discardHeld();
  }
}
