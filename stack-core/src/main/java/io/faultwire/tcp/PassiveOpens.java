package io.faultwire.tcp;

import io.faultwire.wire.TcpHeader;
import org.jspecify.annotations.Nullable;

/** What a listener's host does with a SYN (RFC 9293 section 3.10.7.2), also under a flood. */
final class PassiveOpens {
  /** How far a reused port's new ISS is ahead of the numbers used before (RFC 6191 section 2). */
  private static final int AHEAD = 65_535;

  private final TcpStack stack;
  private final ConnectionTable connections;
  private final SegmentWriter writer;
  private final IsnGenerator isns;
  private final SynCookies cookies;

  PassiveOpens(
      TcpStack stack,
      ConnectionTable connections,
      SegmentWriter writer,
      IsnGenerator isns,
      SynCookies cookies) {
    this.stack = stack;
    this.connections = connections;
    this.writer = writer;
    this.isns = isns;
    this.cookies = cookies;
  }

  /**
   * Takes a SYN.
   *
   * @param minimumIss what the ISS must lie behind, since a connection had the endpoints before; 0
   *     if none had
   */
  void open(TcpHeader syn, TcpListener listener, Endpoints endpoints, int minimumIss, long now) {
    if (listener.isFull()) {
      return;
    }
    if (listener.hasManyHalfOpen()) {
      if (stack.options().synCookies()) {
        sendCookie(syn, endpoints, listener.options(), now);
      }
      return;
    }
    int iss = isns.next(endpoints, now);
    boolean reused = minimumIss != 0 && Seq.le(iss, minimumIss);
    begin(listener, endpoints).openPassively(syn, reused ? minimumIss + AHEAD : iss, now);
  }

  private TcpConnection begin(TcpListener listener, Endpoints endpoints) {
    TcpConnection connection =
        new TcpConnection(stack, listener.options(), endpoints, listener, writer);
    connections.add(connection);
    listener.opening(connection);
    return connection;
  }

  private void sendCookie(TcpHeader syn, Endpoints endpoints, TcpOptions options, long now) {
    int irs = syn.sequenceNumber();
    int peerMss = syn.maximumSegmentSize(Tcb.DEFAULT_MSS);
    int cookie = cookies.make(endpoints, irs, peerMss, now);
    int mss = Math.min(options.maximumSegmentSize(), stack.mssFor(endpoints.remoteAddress()));
    int window = Math.min(options.receiveBuffer(), Tcb.LARGEST_UNSCALED);
    writer.sendCookie(endpoints, cookie, irs + 1, window, mss, now);
  }

  /** Tells whether a segment acknowledges a cookie. */
  boolean provesCookie(TcpHeader segment, Endpoints endpoints, long now) {
    int bits = segment.flags() & (TcpHeader.SYN | TcpHeader.ACK | TcpHeader.RST);
    return bits == TcpHeader.ACK && peerMssOfCookie(segment, endpoints, now) >= 0;
  }

  /** Tells whether cookies were sent that may still be acknowledged. */
  boolean cookiesAreOut(long now) {
    return cookies.areOut(now);
  }

  private int peerMssOfCookie(TcpHeader segment, Endpoints endpoints, long now) {
    int irs = segment.sequenceNumber() - 1;
    int cookie = segment.acknowledgmentNumber() - 1;
    return cookies.check(endpoints, irs, cookie, now);
  }

  /**
   * Returns the connection that a cookie opens. Where too many wait to be accepted the segment is
   * dropped, as in Linux: the peer sends it again.
   */
  @Nullable TcpConnection openFromCookie(
      TcpHeader segment, TcpListener listener, Endpoints endpoints, long now) {
    if (listener.isFull()) {
      return null;
    }
    int peerMss = peerMssOfCookie(segment, endpoints, now);
    int cookie = segment.acknowledgmentNumber() - 1;
    TcpConnection connection = begin(listener, endpoints);
    connection.openFromCookie(cookie, segment.sequenceNumber() - 1, peerMss, now);
    return connection;
  }
}
