package io.faultwire.tcp;

import io.faultwire.tcp.congestion.CongestionControl;
import io.faultwire.time.EventQueue;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.SourceRoute;
import io.faultwire.wire.TcpHeader;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One end of a TCP connection: the user calls of RFC 9293 section 3.9.1, none of which blocks.
 *
 * <p>Not thread-safe: all connections of a network run one at a time.
 */
public final class TcpConnection {
  final Tcb tcb;
  private final TcpStack stack;
  private final Endpoints endpoints;
  private final TcpTimers timers;
  private final SegmentSender sender;
  private final SegmentArrival arrival;
  private final @Nullable TcpListener listener;
  private final long delayedAckNanos;
  private TcpState state;
  private @Nullable TcpError error;
  private Consumer<TcpError> errorReporter = error -> {};
  private Runnable waker = () -> {};
  private boolean everEstablished;

  /** A segment is being processed; what the user calls meanwhile is a part of that. */
  private boolean arriving;

  private int readSequence;

  TcpConnection(
      TcpStack stack,
      TcpOptions options,
      Endpoints endpoints,
      @Nullable TcpListener listener,
      SegmentWriter writer) {
    this.stack = stack;
    this.endpoints = endpoints;
    this.listener = listener;
    this.timers = new TcpTimers(stack.queue());
    this.tcb = new Tcb(this, options, timers, stack.timestampOffset(endpoints), stack.observer());
    this.delayedAckNanos = options.delayedAck().toNanos();
    this.state = listener == null ? TcpState.CLOSED : TcpState.LISTEN;
    this.sender = new SegmentSender(this, timers, writer, stack.observer());
    this.arrival = new SegmentArrival(this, timers, sender);
    this.timers.whenExpired(new TimeoutHandler(this, timers, sender, stack.observer()));
  }

  void openActively(int iss, @Nullable SourceRoute route, long now) {
    tcb.activeOpen = true;
    tcb.route = route;
    tcb.routeIsTheUsers = route != null;
    tcb.chooseIss(iss);
    enter(TcpState.SYN_SENT, now);
    sender.sendSyn(now);
    processed(TcpEvent.OPEN, now);
  }

  void openPassively(TcpHeader syn, int iss, long now) {
    tcb.chooseIss(iss);
    tcb.route = stack.wayBack();
    arrival.takeSyn(syn, now);
    enter(TcpState.SYN_RECEIVED, now);
    sender.sendSyn(now);
    processed(TcpEvent.SEGMENT_ARRIVES, now);
  }

  /** Opens from a SYN that was answered by a cookie; the ACK that proves it arrives next. */
  void openFromCookie(int cookie, int irs, int peerMss, long now) {
    tcb.chooseIss(cookie);
    tcb.chooseIrs(irs);
    tcb.peerMss = peerMss;
    tcb.effectiveMss = tcb.effectiveMssFor(mssLimit());
    tcb.agreeOnScaling(-1);
    tcb.rcvAdvertised = tcb.rcvNxt + tcb.windowOfSyn();
    tcb.sndNxt = cookie + 1;
    tcb.synSentAgain = true;
    enter(TcpState.SYN_RECEIVED, now);
  }

  void segmentArrives(
      TcpHeader segment,
      byte[] bytes,
      int dataOffset,
      int dataLength,
      int typeOfService,
      long now) {
    arriving = true;
    tcb.receivedTypeOfService = typeOfService;
    takeRoute(segment);
    boolean metCongestion = (typeOfService & Ipv4Header.ECN_MASK) == Ipv4Header.CE;
    arrival.arrives(segment, bytes, dataOffset, dataLength, metCongestion, now);
    arriving = false;
    processed(TcpEvent.SEGMENT_ARRIVES, now);
  }

  /**
   * The way of a segment of this connection leads back from now on (RFC 9293 section 3.9.2.1,
   * MUST-53 and SHLD-24), unless the user has given one (MUST-52).
   */
  private void takeRoute(TcpHeader segment) {
    SourceRoute back = stack.wayBack();
    int distance = segment.sequenceNumber() - tcb.rcvNxt;
    boolean isExpected = distance >= 0 && distance < tcb.rcvWnd();
    if (back != null && !tcb.routeIsTheUsers && state.isSynchronized() && isExpected) {
      tcb.route = back;
      tcb.effectiveMss = tcb.effectiveMssFor(mssLimit());
    }
  }

  /** A connection that is closed has no timers, whatever its user sets. */
  private void arm() {
    if (state != TcpState.CLOSED) {
      timers.arm();
    }
  }

  /** Ends the processing of an event. */
  void processed(TcpEvent event, long now) {
    arm();
    if (!arriving) {
      stack.observer().processed(this, event, now);
    }
  }

  /**
   * Reads octets in order.
   *
   * @return how many were read; 0 if none are there yet; -1 if the peer has closed and all is read
   */
  public int read(byte[] target, int offset, int length) {
    int count = tcb.receiveQueue.read(target, offset, Math.min(length, available()));
    if (count == 0) {
      return length > 0 && endOfStream() ? -1 : 0;
    }
    stack.observer().read(this, readSequence, count, stack.now());
    readSequence += count;
    if (state.canReceive() && tcb.windowUpdateIsDue()) {
      long now = stack.now();
      sender.sendAck(now);
      processed(TcpEvent.RECEIVE, now);
    }
    return count;
  }

  /** Copies octets in order that stay to be read, and returns how many there were. */
  public int peek(byte[] target, int offset, int length) {
    return tcb.receiveQueue.peek(target, offset, Math.min(length, available()));
  }

  /** Returns how many octets can be read at once. */
  public int available() {
    int all = tcb.receiveQueue.available();
    int hidden = tcb.urgentInline ? -1 : tcb.urgent.distanceOfLast(readSequence);
    if (hidden == 0 && all > 0) {
      tcb.receiveQueue.skip(1);
      readSequence++;
      return all - 1;
    }
    return hidden > 0 ? Math.min(hidden, all) : all;
  }

  /** Tells whether the peer's FIN was reached, or reading was shut down. */
  public boolean endOfStream() {
    return available() == 0
        && (tcb.receiveShutDown || (tcb.finArrived && Seq.gt(tcb.rcvNxt, tcb.finSequence)));
  }

  /**
   * Sends octets.
   *
   * @return how many were taken; 0 if the send buffer is full
   * @throws IllegalStateException if the state does not permit sending
   */
  public int write(byte[] source, int offset, int length) {
    boolean opening = state == TcpState.SYN_SENT || state == TcpState.SYN_RECEIVED;
    if (tcb.finQueued || !(state.canSend() || opening)) {
      throw new IllegalStateException("cannot send in " + state.rfcName());
    }
    int taken = tcb.sendQueue.offer(source, offset, length);
    output(TcpEvent.SEND);
    return taken;
  }

  /**
   * Sends octets that are urgent, with all before them (RFC 9293 section 3.9.1.2, MUST-30).
   *
   * @return how many were taken; the urgent pointer names the end of those
   * @throws IllegalStateException if the state does not permit sending
   */
  public int writeUrgent(byte[] source, int offset, int length) {
    if (length > 0 && writable() > 0) {
      int taken = Math.min(length, writable());
      tcb.urgent.sendUpTo(tcb.sendQueue.endSequence() + taken);
      return write(source, offset, taken);
    }
    return write(source, offset, length);
  }

  /**
   * Sets whether the last urgent octet stays among the others, as RFC 6093 section 6 advises and as
   * it does unless this is called; sockets take it out by default.
   */
  public void setUrgentInline(boolean inline) {
    tcb.urgentInline = inline;
  }

  /** Returns how many octets up to the end of the urgent data were not read yet (MUST-33). */
  public int urgentOctets() {
    return tcb.urgent.unread(readSequence);
  }

  /** Sets who is called when the peer tells of urgent data (MUST-32). */
  public void setUrgentWaker(Runnable waker) {
    tcb.urgent.setWaker(waker);
  }

  /** Returns how many octets {@link #write} would take. */
  public int writable() {
    return tcb.sendQueue.free();
  }

  /** Returns how many octets were written and not yet acknowledged. */
  public int unacknowledged() {
    return tcb.sendQueue.length();
  }

  /** Sends a FIN behind all that was written; reading goes on. */
  public void shutdownOutput() {
    if (tcb.finQueued || state == TcpState.CLOSED) {
      return;
    }
    tcb.finQueued = true;
    long now = stack.now();
    if (state == TcpState.ESTABLISHED) {
      enter(TcpState.FIN_WAIT_1, now);
    } else if (state == TcpState.CLOSE_WAIT) {
      enter(TcpState.LAST_ACK, now);
    }
    output(TcpEvent.CLOSE);
  }

  /** Discards what arrives from now on, and what has arrived and was not read. */
  public void shutdownInput() {
    tcb.receiveShutDown = true;
    tcb.receiveQueue.skip(tcb.receiveQueue.available());
    changed();
  }

  /**
   * Closes both directions for the user. What was written is still delivered; where octets arrived
   * that nobody has read, a RST says so (RFC 9293 section 3.6.1, SHLD-3).
   */
  public void close() {
    tcb.userGone = true;
    long now = stack.now();
    if (state == TcpState.SYN_SENT) {
      delete(now);
      processed(TcpEvent.CLOSE, now);
    } else if (available() > 0) {
      abort();
    } else {
      shutdownOutput();
      if (state == TcpState.FIN_WAIT_2) {
        limitFinWait2(now);
        processed(TcpEvent.CLOSE, now);
      }
    }
  }

  /** Ends the connection with a RST (RFC 9293 section 3.10.5). */
  public void abort() {
    long now = stack.now();
    tcb.userGone = true;
    switch (state) {
      case SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT ->
          sendReset(tcb.sndNxt, now);
      default -> {}
    }
    delete(now);
    processed(TcpEvent.ABORT, now);
  }

  private void output(TcpEvent event) {
    long now = stack.now();
    sender.output(now);
    processed(event, now);
  }

  void sendReset(int sequenceNumber, long now) {
    stack.sendReset(endpoints, sequenceNumber, tcb.rcvNxt, now);
  }

  /** Answers an ACK of something that was never sent (RFC 9293 section 3.10.7.3, first). */
  void refuseAck(int acknowledgmentNumber, long now) {
    stack.refuseAck(endpoints, acknowledgmentNumber, now);
  }

  void enter(TcpState next, long now) {
    TcpState from = state;
    state = next;
    stack.observer().stateChanged(this, from, next, now);
    changed();
  }

  void established(long now) {
    everEstablished = true;
    readSequence = tcb.irs + 1;
    int segments = tcb.synSentAgain ? 1 : tcb.options.initialWindow();
    if (tcb.synSentAgain) {
      tcb.rtt.synWasLost();
    }
    tcb.congestion.start(tcb.effectiveMss, segments * tcb.effectiveMss, now);
    tcb.rtt.progressed();
    timers.user = EventQueue.NEVER;
    tcb.keepAlive.start(now);
    enter(TcpState.ESTABLISHED, now);
    if (tcb.finQueued && state == TcpState.ESTABLISHED) {
      enter(TcpState.FIN_WAIT_1, now);
    }
    if (listener != null) {
      listener.established(this);
    }
  }

  void enterFinWait2(long now) {
    enter(TcpState.FIN_WAIT_2, now);
    if (tcb.userGone) {
      limitFinWait2(now);
    }
  }

  private void limitFinWait2(long now) {
    timers.end = now + tcb.options.finWait2Timeout().toNanos();
  }

  void enterTimeWait(long now) {
    timers.stopAll();
    restartTimeWait(now);
    enter(TcpState.TIME_WAIT, now);
  }

  void restartTimeWait(long now) {
    timers.end = now + 2 * tcb.options.maximumSegmentLifetime().toNanos();
  }

  void fail(TcpError why, long now) {
    error = why;
    delete(now);
  }

  void delete(long now) {
    if (state == TcpState.CLOSED) {
      return;
    }
    timers.stopAll();
    tcb.ackNow = false;
    if (listener != null) {
      listener.forget(this);
    }
    stack.remove(this);
    enter(TcpState.CLOSED, now);
  }

  void softError(TcpError why) {
    tcb.softError = why;
    errorReporter.accept(why);
  }

  /** Tells the user that nothing is acknowledged (RFC 9293 section 3.8.3, SHLD-9). */
  void reachedFirstThreshold() {
    errorReporter.accept(TcpError.TIMED_OUT);
  }

  /**
   * Sets who is told of errors that the connection survives (RFC 9293 section 3.9.1.8, MUST-47):
   * ICMP says that network or host are unreachable, or R1 repetitions were not acknowledged.
   */
  public void setErrorReporter(Consumer<TcpError> reporter) {
    errorReporter = reporter;
  }

  void changed() {
    waker.run();
  }

  /** Sets who is called after anything changed that a reader, writer or closer may wait for. */
  public void setWaker(Runnable waker) {
    this.waker = waker;
  }

  /** Switches Nagle's algorithm off (RFC 9293 section 3.7.4, MUST-17). */
  public void setNoDelay(boolean noDelay) {
    tcb.noDelay = noDelay;
    if (noDelay && state.isSynchronized()) {
      output(TcpEvent.SET_OPTION);
    }
  }

  /** Switches keep-alive on or off (RFC 9293 section 3.8.4, MUST-24). */
  public void setKeepAlive(boolean on) {
    tcb.keepAlive.turn(on, stack.now());
    arm();
  }

  /**
   * Sets when an idle connection is probed (MUST-27).
   *
   * @param probes how many go unanswered before the connection ends
   */
  public void setKeepAliveTimes(Duration idle, Duration interval, int probes) {
    tcb.keepAlive.configure(idle.toNanos(), interval.toNanos(), probes, stack.now());
    arm();
  }

  /** Sets how long data may wait for its ACK (MUST-21, RFC 5482); zero leaves it to R2. */
  public void setUserTimeout(Duration timeout) {
    tcb.userTimeout = timeout.toNanos();
    boolean waits = tcb.userTimeout > 0 && Seq.lt(tcb.sndUna, tcb.endOfSending());
    timers.user = waits ? stack.now() + tcb.userTimeout : EventQueue.NEVER;
    arm();
  }

  /** Sets the Differentiated Services field of what is sent from now on (MUST-48). */
  public void setTypeOfService(int octet) {
    tcb.typeOfService = octet & ~Ipv4Header.ECN_MASK & 0xFF;
  }

  /** Returns the Differentiated Services field of the segment that arrived last (MAY-9). */
  public int receivedTypeOfService() {
    return tcb.receivedTypeOfService & ~Ipv4Header.ECN_MASK;
  }

  /** Sets how many hops may lie on the way of what is sent from now on (MUST-49). */
  public void setTimeToLive(int hops) {
    if (hops < 1 || hops > 255) {
      throw new IllegalArgumentException("a time to live is 1 to 255, not " + hops);
    }
    tcb.timeToLive = hops;
  }

  /** The path carries no IP datagram of more octets (RFC 1191 section 6.4). */
  void pathMtu(int octets, long now) {
    int mss = octets - Ipv4Header.LENGTH - TcpHeader.LENGTH;
    if (mss < Math.min(tcb.pathMss, mssLimit())) {
      tcb.pathMss = mss;
      tcb.effectiveMss = tcb.effectiveMssFor(mssLimit());
      sender.pathMssLowered(now);
      processed(TcpEvent.PATH_MTU, now);
    }
  }

  boolean mayChallenge(long now) {
    return stack.mayChallenge(now);
  }

  int readSequence() {
    return readSequence;
  }

  public TcpState state() {
    return state;
  }

  /** Returns why the connection ended, or null if it did not, or ended in an orderly way. */
  public @Nullable TcpError error() {
    return error;
  }

  /** Tells whether ESTABLISHED was ever reached. */
  public boolean isConnected() {
    return everEstablished;
  }

  /** Returns both addresses and ports. */
  public Endpoints endpoints() {
    return endpoints;
  }

  public int localAddress() {
    return endpoints.localAddress();
  }

  public int localPort() {
    return endpoints.localPort();
  }

  public int remoteAddress() {
    return endpoints.remoteAddress();
  }

  public int remotePort() {
    return endpoints.remotePort();
  }

  /**
   * Returns the segment size that this end asks for in its SYN, and does not exceed itself (RFC
   * 9293 section 3.7.1).
   */
  int mssLimit() {
    return Math.min(tcb.options.maximumSegmentSize(), stack.mssFor(endpoints.remoteAddress()));
  }

  SegmentOptions segmentOptions() {
    return stack.segmentOptions();
  }

  long delayedAckNanos() {
    return delayedAckNanos;
  }

  public int sndUna() {
    return tcb.sndUna;
  }

  public int sndNxt() {
    return tcb.sndNxt;
  }

  public int sndWnd() {
    return tcb.sndWnd;
  }

  public int rcvNxt() {
    return tcb.rcvNxt;
  }

  public int rcvWnd() {
    return tcb.rcvWnd();
  }

  public int iss() {
    return tcb.iss;
  }

  public int irs() {
    return tcb.irs;
  }

  /** Returns the largest segment that is sent, in octets of data. */
  public int effectiveSendMss() {
    return tcb.effectiveMss;
  }

  /** Returns the controller of the congestion window. */
  public CongestionControl congestionControl() {
    return tcb.congestion.control();
  }

  /** Returns the retransmission timeout in nanoseconds, backed off as often as it is now. */
  public long rto() {
    return tcb.rtt.rto();
  }

  /** Returns the last round-trip time measured in nanoseconds, or -1 before the first one. */
  public long rtt() {
    return tcb.rtt.latest();
  }

  /** Returns the smoothed round-trip time in nanoseconds, or -1 before the first measurement. */
  public long srtt() {
    return tcb.rtt.srtt();
  }

  /** Returns the octets that were sent and not acknowledged: FlightSize of RFC 5681. */
  public int flightSize() {
    return tcb.flightSize();
  }

  /** Returns the octets that are believed to be in the network: pipe of RFC 6675. */
  public int pipe() {
    return tcb.recovery.pipe();
  }

  /** Returns what the connection knows about its path and its losses now. */
  public TcpSnapshot snapshot() {
    return TcpSnapshot.of(tcb, mssLimit());
  }

  /** Returns when the next timer of the connection expires, in nanoseconds of virtual time. */
  public long nextDeadline() {
    return timers.next();
  }

  @Override
  public String toString() {
    return endpoints + " " + state.rfcName();
  }
}
