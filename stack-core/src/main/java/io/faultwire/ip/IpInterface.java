package io.faultwire.ip;

import io.faultwire.device.Nic;
import io.faultwire.time.EventQueue;
import io.faultwire.wire.ArpPacket;
import io.faultwire.wire.Bytes;
import io.faultwire.wire.EthernetHeader;
import io.faultwire.wire.Frame;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Prefix;
import io.faultwire.wire.MacAddress;

/** A NIC with an IPv4 address: puts datagrams into Ethernet frames and takes them out (RFC 894). */
public final class IpInterface {
  private static final long MULTICAST_MAC = 0x01005E000000L;

  private final Nic nic;
  private final int address;
  private final Ipv4Prefix prefix;
  private final int directedBroadcast;
  private final ArpCache arp;
  private final Ipv4Receiver receiver;
  private final HostAddresses addresses;
  private final Unresolved unresolved;
  private final Counters counters;

  /** Is told of datagrams that no station took. */
  @FunctionalInterface
  interface Unresolved {
    /** Takes back a datagram, IPv4 header included, and owns it. */
    void unresolved(Frame datagram, long now);
  }

  IpInterface(
      Nic nic,
      Ipv4Address address,
      Ipv4Prefix prefix,
      EventQueue queue,
      HostAddresses addresses,
      Ipv4Receiver receiver,
      Unresolved unresolved,
      Counters counters) {
    this.nic = nic;
    this.address = address.value();
    this.prefix = prefix;
    this.directedBroadcast =
        (HostAddresses.hasBroadcast(prefix) ? prefix.broadcast() : Ipv4Address.BROADCAST).value();
    this.addresses = addresses;
    this.receiver = receiver;
    this.unresolved = unresolved;
    this.counters = counters;
    this.arp = new ArpCache(nic.mac().value(), this.address, queue, new Station(), counters);
    nic.setHandler(this::receive);
  }

  /** Returns the name of the NIC. */
  public String name() {
    return nic.name();
  }

  public Nic nic() {
    return nic;
  }

  /** Returns the address as a 32-bit integer. */
  public int address() {
    return address;
  }

  /** Returns the network that the interface is connected to. */
  public Ipv4Prefix prefix() {
    return prefix;
  }

  /** Returns the largest datagram that the link carries, in octets. */
  public int mtu() {
    return nic.mtu();
  }

  public ArpCache arp() {
    return arp;
  }

  /** Tells whether the address means every host of this network (RFC 919 section 7). */
  boolean isDirectedBroadcast(int destination) {
    return destination == directedBroadcast;
  }

  /** Sends a datagram, which the call owns, to a neighbour or to all of them. */
  void send(Frame datagram, int neighbour, long now) {
    if (addresses.isBroadcast(neighbour)) {
      transmit(datagram, MacAddress.BROADCAST.value(), EthernetHeader.TYPE_IPV4);
    } else if (Ipv4Address.isMulticast(neighbour)) {
      // RFC 1112 section 6.4: the low 23 bits of the group address
      transmit(datagram, MULTICAST_MAC | (neighbour & 0x7FFFFF), EthernetHeader.TYPE_IPV4);
    } else {
      arp.send(datagram, neighbour, now);
    }
  }

  private void transmit(Frame frame, long toMac, int type) {
    int at = frame.push(EthernetHeader.LENGTH);
    EthernetHeader.write(frame.bytes(), at, toMac, nic.mac().value(), type);
    nic.transmit(frame);
  }

  private void receive(Frame frame, long now) {
    byte[] bytes = frame.bytes();
    int type = Bytes.getUnsignedShort(bytes, frame.start() + 12);
    boolean toGroup = MacAddress.isGroup(Bytes.getUnsigned48(bytes, frame.start()));
    int at = frame.pull(EthernetHeader.LENGTH);
    if (type == EthernetHeader.TYPE_IPV4) {
      receiver.receive(frame, toGroup, now);
      return;
    }
    if (type == EthernetHeader.TYPE_ARP) {
      arp.receive(bytes, at, frame.length(), now);
    } else {
      counters.count(Counter.ETHER_IN_UNKNOWN_TYPES);
    }
    frame.release();
  }

  @Override
  public String toString() {
    return name() + " " + new Ipv4Address(address) + "/" + prefix.length();
  }

  private final class Station implements ArpCache.Station {
    @Override
    public void sendArp(int operation, long toMac, int sender, long targetMac, int target) {
      Frame frame = nic.pool().acquire();
      int at = frame.append(ArpPacket.LENGTH);
      ArpPacket.write(frame.bytes(), at, operation, nic.mac().value(), sender, targetMac, target);
      transmit(frame, toMac, EthernetHeader.TYPE_ARP);
    }

    @Override
    public void sendIpv4(Frame datagram, long toMac) {
      transmit(datagram, toMac, EthernetHeader.TYPE_IPV4);
    }

    @Override
    public void unresolved(Frame datagram, long now) {
      unresolved.unresolved(datagram, now);
    }
  }
}
