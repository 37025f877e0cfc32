package io.faultwire.tcp;

import io.faultwire.time.EventQueue;
import io.faultwire.time.RandomStream;
import io.faultwire.time.VirtualClock;
import io.faultwire.wire.Frame;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.SourceRoute;
import io.faultwire.wire.TcpHeader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The TCP of one host: finds the connection or listener that a segment is for. */
public final class TcpStack {
  private static final int FIRST_EPHEMERAL = 49_152;
  private static final int LAST_PORT = 65_535;

  private final VirtualClock clock;
  private final EventQueue queue;
  private final TcpOptions options;
  private final TcpOutput output;
  private final TcpObserver observer;
  private final SegmentWriter writer;
  private final IsnGenerator isns;
  private final PassiveOpens passiveOpens;
  private final IcmpReaction icmpReaction;
  private final ChallengeAcks challenges;
  private final ConnectionTable connections = new ConnectionTable();
  private final List<TcpListener> listeners = new ArrayList<>();
  private final TcpHeader header = new TcpHeader();
  private final SegmentOptions segmentOptions = new SegmentOptions();
  private @Nullable SourceRoute wayBack;
  private int nextEphemeral = FIRST_EPHEMERAL;
  private long inErrors;
  private long outResets;

  public TcpStack(
      VirtualClock clock,
      EventQueue queue,
      RandomStream random,
      TcpOptions options,
      TcpOutput output,
      TcpObserver observer) {
    this.clock = clock;
    this.queue = queue;
    this.options = options;
    this.output = output;
    this.observer = observer;
    this.writer = new SegmentWriter(output);
    this.isns = new IsnGenerator(random, options);
    this.passiveOpens = new PassiveOpens(this, connections, writer, isns, new SynCookies(random));
    this.icmpReaction = new IcmpReaction(options);
    this.challenges = new ChallengeAcks(options.challengeAckLimit());
  }

  /**
   * Processes a segment (RFC 9293 section 3.10.7).
   *
   * @param frame begins at the TCP header and ends with the segment; the caller keeps it
   * @param source the remote IPv4 address
   * @param destination the local IPv4 address
   * @param typeOfService the octet of Differentiated Services and ECN that the datagram had
   * @param back the reverse of the source route that it came along, or null
   */
  public void receive(
      Frame frame,
      int source,
      int destination,
      int typeOfService,
      @Nullable SourceRoute back,
      long now) {
    wayBack = back;
    int length = frame.length();
    byte[] bytes = frame.bytes();
    header.wrap(bytes, frame.start());
    if (length < TcpHeader.LENGTH
        || header.headerLength() < TcpHeader.LENGTH
        || header.headerLength() > length
        || !header.checksumIsValid(length, source, destination)) {
      inErrors++;
      return;
    }
    segmentOptions.parse(header, bytes);
    int dataLength = length - header.headerLength();
    int sourcePort = header.sourcePort();
    int destinationPort = header.destinationPort();
    TcpConnection connection = connections.find(destination, destinationPort, source, sourcePort);
    TcpListener listener = null;
    if (connection == null || connection.state() == TcpState.TIME_WAIT) {
      listener = findListener(destination, destinationPort);
    }
    if (connection == null && listener != null && passiveOpens.cookiesAreOut(now)) {
      Endpoints endpoints = endpointsOfSegment(source, destination);
      if (passiveOpens.provesCookie(header, endpoints, now)) {
        connection = passiveOpens.openFromCookie(header, listener, endpoints, now);
        if (connection == null) {
          return;
        }
      }
    }
    if (connection != null && listener != null && isReopening(connection)) {
      int minimum = connection.tcb.sndNxt;
      connection.delete(now);
      passiveOpens.open(header, listener, endpointsOfSegment(source, destination), minimum, now);
    } else if (connection != null) {
      int dataOffset = frame.start() + header.headerLength();
      connection.segmentArrives(header, bytes, dataOffset, dataLength, typeOfService, now);
    } else if (!header.has(TcpHeader.RST)) {
      if (isOpening() && listener != null) {
        passiveOpens.open(header, listener, endpointsOfSegment(source, destination), 0, now);
      } else if (header.has(TcpHeader.ACK) || listener == null) {
        refuse(source, destination, dataLength, now);
      }
    }
  }

  private Endpoints endpointsOfSegment(int source, int destination) {
    return new Endpoints(destination, header.destinationPort(), source, header.sourcePort());
  }

  private boolean isOpening() {
    return (header.flags() & (TcpHeader.SYN | TcpHeader.ACK | TcpHeader.RST)) == TcpHeader.SYN;
  }

  /** A SYN may reopen a connection in TIME-WAIT (RFC 9293 section 3.6.1, MAY-2). */
  private boolean isReopening(TcpConnection connection) {
    return connection.state() == TcpState.TIME_WAIT
        && isOpening()
        && connection.tcb.isReopenedBy(header, segmentOptions, now());
  }

  /** Answers a segment that is for nobody (RFC 9293 section 3.10.7.1). */
  private void refuse(int source, int destination, int dataLength, long now) {
    boolean acknowledges = header.has(TcpHeader.ACK);
    int length =
        dataLength + (header.has(TcpHeader.SYN) ? 1 : 0) + (header.has(TcpHeader.FIN) ? 1 : 0);
    Endpoints endpoints = endpointsOfSegment(source, destination);
    if (acknowledges) {
      refuseAck(endpoints, header.acknowledgmentNumber(), now);
    } else {
      outResets++;
      int ack = header.sequenceNumber() + length;
      writer.sendBare(endpoints, 0, ack, TcpHeader.RST | TcpHeader.ACK, now);
    }
  }

  /** Sends the RST that takes its sequence number from an ACK, and has no ACK itself. */
  void refuseAck(Endpoints endpoints, int acknowledgmentNumber, long now) {
    outResets++;
    writer.sendBare(endpoints, acknowledgmentNumber, 0, TcpHeader.RST, now);
  }

  void sendReset(Endpoints endpoints, int sequenceNumber, int acknowledgmentNumber, long now) {
    outResets++;
    int flags = TcpHeader.RST | TcpHeader.ACK;
    writer.sendBare(endpoints, sequenceNumber, acknowledgmentNumber, flags, now);
  }

  /**
   * Takes an ICMP error about a segment that this host sent (RFC 9293 section 3.9.2.2). Errors
   * about octets that are not in flight are ignored (RFC 5927 section 4).
   *
   * @param nextHopMtu the MTU that a segment exceeded, or 0
   */
  public void icmpError(
      int localAddress,
      int localPort,
      int remoteAddress,
      int remotePort,
      int sequenceNumber,
      int type,
      int code,
      int nextHopMtu,
      long now) {
    TcpConnection connection = connections.find(localAddress, localPort, remoteAddress, remotePort);
    if (connection != null
        && Seq.ge(sequenceNumber, connection.tcb.sndUna)
        && Seq.le(sequenceNumber, connection.tcb.sndNxt)) {
      icmpReaction.error(connection, type, code, nextHopMtu, now);
    }
  }

  /**
   * Notes that ARP could not resolve an address. That is a soft error (RFC 9293 section 3.9.2.2):
   * it ends a connection only if it comes again after several SYNs, as in BSD.
   */
  public void hostUnreachable(int remoteAddress, long now) {
    for (TcpConnection connection : connections.all()) {
      if (connection.remoteAddress() == remoteAddress) {
        icmpReaction.unresolved(connection, now);
      }
    }
  }

  /**
   * Opens a port passively.
   *
   * @param localAddress a local IPv4 address, or 0 for any
   * @param port the port, or 0 for a free one
   * @param backlog how many connections may wait to be accepted before SYNs are lost
   * @throws TcpException ADDRESS_IN_USE or ADDRESS_NOT_AVAILABLE
   */
  public TcpListener listen(int localAddress, int port, int backlog) throws TcpException {
    return listen(localAddress, port, backlog, options);
  }

  /**
   * Opens a port passively, as the other form does, with options of its own for its connections.
   *
   * @throws TcpException ADDRESS_IN_USE or ADDRESS_NOT_AVAILABLE
   */
  public TcpListener listen(int localAddress, int port, int backlog, TcpOptions ofConnections)
      throws TcpException {
    if (localAddress != 0 && !output.isLocal(localAddress)) {
      throw new TcpException(TcpError.ADDRESS_NOT_AVAILABLE, "the address is not this host's");
    }
    int chosen = port == 0 ? ephemeralPort() : port;
    for (TcpListener other : listeners) {
      if (other.port() == chosen && (localAddress == 0 || other.accepts(localAddress))) {
        throw new TcpException(TcpError.ADDRESS_IN_USE, "port " + chosen + " is listened on");
      }
    }
    TcpListener listener = new TcpListener(this, ofConnections, localAddress, chosen, backlog);
    listeners.add(listener);
    return listener;
  }

  /**
   * Opens a connection actively; the SYN is sent before this returns.
   *
   * @param localAddress a local IPv4 address, or 0 for that of the route
   * @param localPort the port, or 0 for a free one
   * @throws TcpException NET_UNREACHABLE, ADDRESS_IN_USE or ADDRESS_NOT_AVAILABLE
   */
  public TcpConnection connect(int localAddress, int localPort, int remoteAddress, int remotePort)
      throws TcpException {
    return connect(localAddress, localPort, remoteAddress, remotePort, options);
  }

  /**
   * Opens a connection actively, as the other form does, with options of its own.
   *
   * @throws TcpException NET_UNREACHABLE, ADDRESS_IN_USE or ADDRESS_NOT_AVAILABLE
   */
  public TcpConnection connect(
      int localAddress, int localPort, int remoteAddress, int remotePort, TcpOptions ofConnection)
      throws TcpException {
    return connect(localAddress, localPort, remoteAddress, remotePort, ofConnection, null);
  }

  /**
   * Opens a connection actively, as the other form does, along a source route (RFC 9293 section
   * 3.9.2.1, MUST-51).
   *
   * @param by the routers on the way, or null
   * @throws TcpException NET_UNREACHABLE, ADDRESS_IN_USE or ADDRESS_NOT_AVAILABLE
   */
  public TcpConnection connect(
      int localAddress,
      int localPort,
      int remoteAddress,
      int remotePort,
      TcpOptions ofConnection,
      @Nullable SourceRoute by)
      throws TcpException {
    if (Ipv4Address.isMulticast(remoteAddress) || remoteAddress == Ipv4Address.BROADCAST.value()) {
      throw new TcpException(TcpError.NET_UNREACHABLE, "TCP connects to single hosts only");
    }
    int firstHop = by == null ? remoteAddress : by.firstHop();
    int source = localAddress == 0 ? output.sourceFor(firstHop) : localAddress;
    if (source == 0) {
      throw new TcpException(TcpError.NET_UNREACHABLE, "there is no route to the address");
    }
    if (!output.isLocal(source)) {
      throw new TcpException(TcpError.ADDRESS_NOT_AVAILABLE, "the address is not this host's");
    }
    int port = localPort == 0 ? ephemeralPort() : localPort;
    if (connections.find(source, port, remoteAddress, remotePort) != null) {
      throw new TcpException(TcpError.ADDRESS_IN_USE, "the connection exists");
    }
    Endpoints endpoints = new Endpoints(source, port, remoteAddress, remotePort);
    TcpConnection connection = new TcpConnection(this, ofConnection, endpoints, null, writer);
    connections.add(connection);
    connection.openActively(isns.next(endpoints, now()), by, now());
    return connection;
  }

  private int ephemeralPort() throws TcpException {
    for (int tries = FIRST_EPHEMERAL; tries <= LAST_PORT; tries++) {
      int port = nextEphemeral;
      nextEphemeral = port == LAST_PORT ? FIRST_EPHEMERAL : port + 1;
      if (!connections.usesLocalPort(port) && findListener(0, port) == null) {
        return port;
      }
    }
    throw new TcpException(TcpError.ADDRESS_NOT_AVAILABLE, "all ephemeral ports are in use");
  }

  private @Nullable TcpListener findListener(int address, int port) {
    TcpListener best = null;
    for (TcpListener listener : listeners) {
      if (listener.port() == port && (address == 0 || listener.accepts(address))) {
        best = best == null || listener.localAddress() != 0 ? listener : best;
      }
    }
    return best;
  }

  void remove(TcpConnection connection) {
    connections.remove(connection);
  }

  void remove(TcpListener listener) {
    listeners.remove(listener);
  }

  /** Returns the connections that are not CLOSED, oldest first. */
  public List<TcpConnection> connections() {
    return connections.all();
  }

  /** Returns how many connections are not CLOSED. */
  public int openConnections() {
    return connections.size();
  }

  /** Returns how many segments were dropped for a wrong checksum or header. */
  public long inErrors() {
    return inErrors;
  }

  /** Returns how many RSTs were sent. */
  public long outResets() {
    return outResets;
  }

  int mssFor(int remoteAddress) {
    return output.mtuFor(remoteAddress) - Ipv4Header.LENGTH - TcpHeader.LENGTH;
  }

  /** Returns the reverse of the source route that the segment came along, or null. */
  @Nullable SourceRoute wayBack() {
    return wayBack;
  }

  SegmentOptions segmentOptions() {
    return segmentOptions;
  }

  int timestampOffset(Endpoints endpoints) {
    return isns.timestampOffset(endpoints);
  }

  boolean mayChallenge(long now) {
    return challenges.mayBeSent(now);
  }

  /** Returns the options of connections that have none of their own. */
  public TcpOptions options() {
    return options;
  }

  TcpObserver observer() {
    return observer;
  }

  EventQueue queue() {
    return queue;
  }

  long now() {
    return clock.now();
  }
}
