package io.faultwire.ip;

import io.faultwire.time.EventQueue;
import io.faultwire.time.RandomStream;
import io.faultwire.time.VirtualClock;
import io.faultwire.wire.EthernetHeader;
import io.faultwire.wire.Frame;
import io.faultwire.wire.FramePool;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.SourceRoute;
import org.jspecify.annotations.Nullable;

/** Sends datagrams: chooses the route and the source, writes the header, cuts what is too long. */
public final class Ipv4Sender {
  /** The time to live of a datagram unless its sender chooses (IANA). */
  public static final int DEFAULT_TIME_TO_LIVE = 64;

  /** The most octets of data that a datagram without options carries. */
  public static final int MAXIMUM_DATA = 65_535 - Ipv4Header.LENGTH;

  /** What a datagram to the host itself takes, so that time moves on loopback too. */
  private static final long LOOPBACK_NANOS = 1_000;

  private final VirtualClock clock;
  private final EventQueue queue;
  private final FramePool pool;
  private final FramePool largePool;
  private final RoutingTable routes;
  private final HostAddresses addresses;
  private final Counters counters;
  private final Fragmenter fragmenter;
  private final Ipv4Receiver receiver;
  private int nextIdentification;

  Ipv4Sender(
      VirtualClock clock,
      EventQueue queue,
      FramePool pool,
      FramePool largePool,
      RandomStream random,
      RoutingTable routes,
      HostAddresses addresses,
      Ipv4Receiver receiver,
      Counters counters) {
    this.clock = clock;
    this.queue = queue;
    this.pool = pool;
    this.largePool = largePool;
    this.routes = routes;
    this.addresses = addresses;
    this.receiver = receiver;
    this.counters = counters;
    this.fragmenter = new Fragmenter(counters);
    this.nextIdentification = random.nextInt(0x10000);
  }

  /** Returns an empty frame with headroom that {@code length} octets fit in. */
  public Frame acquire(int length) {
    return length <= pool.maximumLength() ? pool.acquire() : largePool.acquire();
  }

  /** Sends a datagram that may be cut, with the default time to live. */
  public SendResult send(Frame data, int protocol, int source, int destination, long now) {
    return send(data, protocol, source, destination, DEFAULT_TIME_TO_LIVE, false, now);
  }

  /** Sends a datagram of the default service. */
  public SendResult send(
      Frame data,
      int protocol,
      int source,
      int destination,
      int timeToLive,
      boolean dontFragment,
      long now) {
    return send(data, protocol, source, destination, timeToLive, dontFragment, 0, now);
  }

  /** Sends a datagram without a source route. */
  public SendResult send(
      Frame data,
      int protocol,
      int source,
      int destination,
      int timeToLive,
      boolean dontFragment,
      int typeOfService,
      long now) {
    return send(
        data, protocol, source, destination, timeToLive, dontFragment, typeOfService, null, now);
  }

  /**
   * Sends a datagram.
   *
   * @param data the protocol's header and data; the call owns it, whatever it returns
   * @param source a local address, or 0 for the one that the route suggests
   * @param timeToLive 1 to 255; RFC 1122 section 3.2.1.7 forbids to send 0
   * @param dontFragment whether the datagram is refused if it exceeds the link's MTU
   * @param typeOfService the octet of Differentiated Services and ECN (RFC 2474, RFC 3168)
   * @param by the routers on the way, or null; such a datagram is never cut
   */
  public SendResult send(
      Frame data,
      int protocol,
      int source,
      int destination,
      int timeToLive,
      boolean dontFragment,
      int typeOfService,
      @Nullable SourceRoute by,
      long now) {
    if (timeToLive < 1 || timeToLive > 255) {
      data.release();
      throw new IllegalArgumentException("a time to live is 1 to 255, not " + timeToLive);
    }
    counters.count(Counter.IP_OUT_REQUESTS);
    if (data.length() > MAXIMUM_DATA) {
      return refuse(data, Counter.IP_FRAG_FAILS, SendResult.TOO_LONG);
    }
    int flags = dontFragment ? Ipv4Header.DONT_FRAGMENT : 0;
    int firstHop = by == null ? destination : by.firstHop();
    if (addresses.isLocal(firstHop)) {
      int from = source == 0 ? sourceFor(firstHop) : source;
      writeHeader(data, typeOfService, flags, timeToLive, protocol, from, destination, by);
      queue.schedule(now + LOOPBACK_NANOS, receiver, data);
      return SendResult.SENT;
    }
    Route route = routes.lookup(firstHop);
    IpInterface out = route != null ? route.out() : toAllOf(source, firstHop);
    if (out == null) {
      return refuse(data, Counter.IP_OUT_NO_ROUTES, SendResult.NO_ROUTE);
    }
    int from = source == 0 ? out.address() : source;
    int nextHop = route != null ? route.nextHop(firstHop) : firstHop;
    if (headerLength(by) + data.length() <= out.mtu()) {
      writeHeader(data, typeOfService, flags, timeToLive, protocol, from, destination, by);
      out.send(data, nextHop, now);
    } else if (dontFragment || by != null) {
      return refuse(data, Counter.IP_FRAG_FAILS, SendResult.TOO_LONG);
    } else {
      int id = nextIdentification++;
      fragmenter.send(
          data, out, nextHop, typeOfService, id, timeToLive, protocol, from, destination, now);
      data.release();
    }
    return SendResult.SENT;
  }

  private SendResult refuse(Frame data, Counter counter, SendResult result) {
    counters.count(counter);
    data.release();
    return result;
  }

  private void writeHeader(
      Frame data,
      int typeOfService,
      int flags,
      int timeToLive,
      int protocol,
      int source,
      int destination,
      @Nullable SourceRoute by) {
    int headerLength = headerLength(by);
    int length = headerLength + data.length();
    int at = data.push(headerLength);
    int id = nextIdentification++;
    Ipv4Header.write(
        data.bytes(),
        at,
        typeOfService,
        length,
        id,
        flags,
        timeToLive,
        protocol,
        source,
        by == null ? destination : by.firstHop());
    if (by != null) {
      by.write(data.bytes(), at + Ipv4Header.LENGTH, destination);
      Ipv4Header.setHeaderLength(data.bytes(), at, headerLength);
    }
  }

  private static int headerLength(@Nullable SourceRoute by) {
    return Ipv4Header.LENGTH + (by == null ? 0 : by.length());
  }

  /** Returns where a group address without a route leaves: where its source is, or first. */
  private @Nullable IpInterface toAllOf(int source, int destination) {
    if (destination != Ipv4Address.BROADCAST.value() && !Ipv4Address.isMulticast(destination)) {
      return null;
    }
    for (IpInterface candidate : addresses.interfaces()) {
      if (candidate.address() == source) {
        return candidate;
      }
    }
    return addresses.first();
  }

  /** Returns the local address from which a destination is reached, or 0 if there is no route. */
  public int sourceFor(int destination) {
    if (HostAddresses.isLoopback(destination)) {
      return Ipv4Address.LOOPBACK.value();
    }
    if (addresses.isAssigned(destination)) {
      return destination;
    }
    Route route = routes.lookup(destination);
    IpInterface out = route != null ? route.out() : toAllOf(0, destination);
    return out == null ? 0 : out.address();
  }

  /** Returns the longest datagram that leaves for a destination uncut, in octets. */
  public int mtuFor(int destination) {
    int loopback = pool.maximumLength() - EthernetHeader.LENGTH;
    if (addresses.isLocal(destination)) {
      return loopback;
    }
    Route route = routes.lookup(destination);
    IpInterface out = route != null ? route.out() : toAllOf(0, destination);
    return out == null ? loopback : out.mtu();
  }

  /** Returns the current virtual time in nanoseconds. */
  public long now() {
    return clock.now();
  }
}
