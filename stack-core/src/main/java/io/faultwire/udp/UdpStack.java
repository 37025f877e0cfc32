package io.faultwire.udp;

import io.faultwire.ip.Counter;
import io.faultwire.ip.Counters;
import io.faultwire.ip.DeliveryFailure;
import io.faultwire.ip.Ipv4Sender;
import io.faultwire.ip.Ipv4Stack;
import io.faultwire.ip.ProtocolHandler;
import io.faultwire.ip.ReceivedDatagram;
import io.faultwire.ip.SendResult;
import io.faultwire.time.RandomStream;
import io.faultwire.wire.Frame;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.UdpHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The UDP of one host: its endpoints, and which of them a datagram is for. */
public final class UdpStack implements ProtocolHandler {
  /** The most octets of data in one datagram. */
  public static final int MAXIMUM_DATA = Ipv4Sender.MAXIMUM_DATA - UdpHeader.LENGTH;

  /** The first of the ports that are given to those who ask for none (RFC 6335 section 6). */
  private static final int FIRST_EPHEMERAL_PORT = 49_152;

  private static final int EPHEMERAL_PORTS = 65_536 - FIRST_EPHEMERAL_PORT;

  private final Ipv4Stack ip;
  private final Ipv4Sender sender;
  private final Counters counters;
  private final RandomStream random;
  private final Map<Integer, List<UdpEndpoint>> byPort = new TreeMap<>();
  private final UdpHeader header = new UdpHeader();

  /**
   * Creates the UDP of a host and registers it.
   *
   * @param random draws ephemeral ports (RFC 6056)
   */
  public UdpStack(Ipv4Stack ip, RandomStream random) {
    this.ip = ip;
    this.sender = ip.sender();
    this.counters = ip.counters();
    this.random = random;
    ip.register(IpProtocol.UDP, this);
  }

  /**
   * Creates an endpoint.
   *
   * @param localAddress one of this host as a 32-bit integer, or 0 for any
   * @param port 1 to 65535, or 0 for an unused one
   * @throws UdpException if the address is not of this host or the port is in use
   */
  public UdpEndpoint bind(int localAddress, int port) throws UdpException {
    checkPort(port, 0);
    if (localAddress != 0 && !ip.addresses().isLocal(localAddress)) {
      throw new UdpException(
          UdpError.ADDRESS_NOT_AVAILABLE,
          new Ipv4Address(localAddress) + " is not an address of this host");
    }
    int chosen = port == 0 ? unusedPort(localAddress) : port;
    if (chosen == 0 || isInUse(localAddress, chosen)) {
      throw new UdpException(
          UdpError.ADDRESS_IN_USE,
          chosen == 0 ? "every ephemeral port is in use" : "port " + chosen + " is in use");
    }
    UdpEndpoint endpoint =
        new UdpEndpoint(this, localAddress, chosen, Ipv4Sender.DEFAULT_TIME_TO_LIVE);
    byPort.computeIfAbsent(chosen, any -> new ArrayList<>()).add(endpoint);
    return endpoint;
  }

  static void checkPort(int port, int least) {
    if (port < least || port > 65_535) {
      throw new IllegalArgumentException("a port is " + least + " to 65535, not " + port);
    }
  }

  private int unusedPort(int localAddress) {
    int start = random.nextInt(EPHEMERAL_PORTS);
    for (int i = 0; i < EPHEMERAL_PORTS; i++) {
      int candidate = FIRST_EPHEMERAL_PORT + (start + i) % EPHEMERAL_PORTS;
      if (!isInUse(localAddress, candidate)) {
        return candidate;
      }
    }
    return 0;
  }

  private boolean isInUse(int localAddress, int port) {
    for (UdpEndpoint endpoint : at(port)) {
      boolean meets =
          localAddress == 0
              || endpoint.localAddress() == 0
              || endpoint.localAddress() == localAddress;
      if (meets) {
        return true;
      }
    }
    return false;
  }

  private List<UdpEndpoint> at(int port) {
    return byPort.getOrDefault(port, List.of());
  }

  /** Returns the open endpoints in the order of their ports. */
  public List<UdpEndpoint> endpoints() {
    return byPort.values().stream().flatMap(List::stream).toList();
  }

  void forget(UdpEndpoint endpoint) {
    List<UdpEndpoint> there = at(endpoint.localPort());
    there.remove(endpoint);
    if (there.isEmpty()) {
      byPort.remove(endpoint.localPort());
    }
  }

  void send(UdpEndpoint from, byte[] data, int offset, int length, int address, int port)
      throws UdpException {
    checkPort(port, 1);
    if (length > MAXIMUM_DATA) {
      throw new UdpException(
          UdpError.TOO_LONG, length + " octets exceed the " + MAXIMUM_DATA + " of a UDP datagram");
    }
    int source = from.localAddress() == 0 ? sender.sourceFor(address) : from.localAddress();
    Frame frame = sender.acquire(length);
    frame.append(data, offset, length);
    int at = frame.push(UdpHeader.LENGTH);
    UdpHeader.write(frame.bytes(), at, frame.length(), from.localPort(), port, source, address);
    SendResult result =
        sender.send(
            frame,
            IpProtocol.UDP,
            source,
            address,
            from.timeToLive(),
            from.dontFragment(),
            sender.now());
    switch (result) {
      case NO_ROUTE ->
          throw new UdpException(
              UdpError.NET_UNREACHABLE, "no route leads to " + new Ipv4Address(address));
      case TOO_LONG ->
          throw new UdpException(
              UdpError.TOO_LONG,
              length + " octets exceed what the link carries, and may not be cut");
      case SENT -> counters.count(Counter.UDP_OUT_DATAGRAMS);
    }
  }

  @Override
  public void received(ReceivedDatagram datagram, long now) {
    Frame frame = datagram.frame();
    header.wrap(frame.bytes(), frame.start());
    if (frame.length() < UdpHeader.LENGTH
        || header.length() < UdpHeader.LENGTH
        || header.length() > frame.length()
        || !header.checksumIsValid(datagram.source(), datagram.destination())) {
      counters.count(Counter.UDP_IN_ERRORS);
      return;
    }
    if (datagram.isBroadcast()) {
      deliverToAll(datagram, now);
      return;
    }
    UdpEndpoint endpoint =
        find(
            datagram.source(),
            header.sourcePort(),
            datagram.destination(),
            header.destinationPort());
    if (endpoint == null) {
      counters.count(Counter.UDP_NO_PORTS);
      ip.errors().unreachable(datagram, IcmpHeader.CODE_PORT_UNREACHABLE, now);
    } else {
      deliver(endpoint, datagram, now);
    }
  }

  private void deliverToAll(ReceivedDatagram datagram, long now) {
    boolean taken = false;
    for (UdpEndpoint endpoint : List.copyOf(at(header.destinationPort()))) {
      if (endpoint.match(datagram.source(), header.sourcePort(), datagram.destination()) > 0) {
        deliver(endpoint, datagram, now);
        taken = true;
      }
    }
    if (!taken) {
      counters.count(Counter.UDP_NO_PORTS);
    }
  }

  private void deliver(UdpEndpoint endpoint, ReceivedDatagram datagram, long now) {
    boolean queued =
        endpoint.offer(
            datagram.frame().bytes(),
            header.offset() + UdpHeader.LENGTH,
            header.length() - UdpHeader.LENGTH,
            datagram.source(),
            header.sourcePort(),
            datagram.destination(),
            now);
    if (queued) {
      counters.count(Counter.UDP_IN_DATAGRAMS);
    } else {
      counters.count(Counter.UDP_IN_ERRORS);
      counters.count(Counter.UDP_RCVBUF_ERRORS);
    }
  }

  private @Nullable UdpEndpoint find(int source, int sourcePort, int destination, int port) {
    UdpEndpoint best = null;
    int bestMatch = 0;
    for (UdpEndpoint endpoint : at(port)) {
      int match = endpoint.match(source, sourcePort, destination);
      if (match > bestMatch) {
        best = endpoint;
        bestMatch = match;
      }
    }
    return best;
  }

  @Override
  public void failed(DeliveryFailure failure, long now) {
    UdpError error = errorOf(failure.type(), failure.code());
    UdpEndpoint endpoint =
        find(
            /* source= */ failure.destination(),
            /* sourcePort= */ failure.destinationPort(),
            /* destination= */ failure.source(),
            /* port= */ failure.sourcePort());
    // RFC 1122 section 4.1.3.3: whose endpoint is not connected cannot tell whom the error is about
    if (error != null && endpoint != null && endpoint.isConnected()) {
      endpoint.fail(error);
    }
  }

  private static @Nullable UdpError errorOf(int type, int code) {
    if (type != IcmpHeader.DESTINATION_UNREACHABLE) {
      return null;
    }
    return switch (code) {
      case IcmpHeader.CODE_NET_UNREACHABLE -> UdpError.NET_UNREACHABLE;
      case IcmpHeader.CODE_HOST_UNREACHABLE -> UdpError.HOST_UNREACHABLE;
      case IcmpHeader.CODE_PORT_UNREACHABLE -> UdpError.PORT_UNREACHABLE;
      default -> UdpError.UNREACHABLE;
    };
  }
}
