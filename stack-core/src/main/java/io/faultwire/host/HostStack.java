package io.faultwire.host;

import io.faultwire.device.Nic;
import io.faultwire.ip.Counters;
import io.faultwire.ip.IpInterface;
import io.faultwire.ip.Ipv4Sender;
import io.faultwire.ip.Ipv4Stack;
import io.faultwire.ip.Ping;
import io.faultwire.ip.RoutingTable;
import io.faultwire.tcp.TcpObserver;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.tcp.TcpStack;
import io.faultwire.time.EventQueue;
import io.faultwire.time.Seed;
import io.faultwire.time.VirtualClock;
import io.faultwire.udp.UdpStack;
import io.faultwire.wire.FramePool;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Prefix;
import java.time.Duration;
import java.util.List;

/**
 * The protocols of one host, from its NICs to TCP and UDP.
 *
 * <p>Its time is that of the clock which it is given, virtual or real, and it runs in the thread
 * that runs the event queue.
 */
public final class HostStack {
  /** The octets of data in an echo unless its sender chooses, as {@code ping} has them. */
  public static final int PING_OCTETS = 56;

  private final String name;
  private final Ipv4Stack ip;
  private final UdpStack udp;
  private final TcpStack tcp;

  /**
   * Creates a host without interfaces.
   *
   * @param name unique in its network; it names the host's random streams
   * @param pool the frames of the network
   */
  public HostStack(
      String name,
      VirtualClock clock,
      EventQueue queue,
      Seed seed,
      FramePool pool,
      TcpOptions options,
      TcpObserver observer) {
    this.name = name;
    String place = "host " + name;
    ip = new Ipv4Stack(clock, queue, seed.stream(place + " / ip"), pool);
    udp = new UdpStack(ip, seed.stream(place + " / udp"));
    tcp = new TcpOverIp(ip, clock, queue, seed.stream(place + " / tcp"), options, observer).tcp();
  }

  public String name() {
    return name;
  }

  /**
   * Gives a NIC an address and the host a route to the network around it.
   *
   * @throws IllegalArgumentException if the address does not lie in the prefix or is assigned
   */
  public IpInterface addInterface(Nic nic, Ipv4Address address, Ipv4Prefix prefix) {
    return ip.addInterface(nic, address, prefix);
  }

  /** Returns the interfaces in the order in which they were added. */
  public List<IpInterface> interfaces() {
    return ip.addresses().interfaces();
  }

  public RoutingTable routes() {
    return ip.routes();
  }

  public Ipv4Stack ip() {
    return ip;
  }

  public UdpStack udp() {
    return udp;
  }

  public TcpStack tcp() {
    return tcp;
  }

  public Counters counters() {
    return ip.counters();
  }

  /** Sends an ICMP echo of {@link #PING_OCTETS} octets. */
  public Ping ping(Ipv4Address destination, Duration timeout) {
    return ping(destination, PING_OCTETS, Ipv4Sender.DEFAULT_TIME_TO_LIVE, timeout);
  }

  /**
   * Sends an ICMP echo.
   *
   * @param octets of data, 0 to 65507
   * @param timeToLive 1 to 255
   * @param timeout when to give up
   */
  public Ping ping(Ipv4Address destination, int octets, int timeToLive, Duration timeout) {
    return ip.pings().send(destination, octets, timeToLive, timeout);
  }

  /** Tells the neighbours on every interface where the host's addresses are (RFC 5227 3). */
  public void announce() {
    interfaces().forEach(each -> each.arp().announce());
  }

  /** Releases what waits for address resolution or for fragments; the network is taken down. */
  public void discardHeld() {
    ip.discardHeld();
  }

  @Override
  public String toString() {
    return name + " " + interfaces();
  }
}
