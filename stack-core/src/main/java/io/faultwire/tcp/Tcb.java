package io.faultwire.tcp;

import io.faultwire.ip.Ipv4Sender;
import io.faultwire.wire.SourceRoute;
import io.faultwire.wire.TcpHeader;
import io.faultwire.wire.TcpOption;
import org.jspecify.annotations.Nullable;

/** The transmission control block (RFC 9293 section 3.3.1), under the RFC's names. */
final class Tcb {
  /** The segment size that a peer gets that names none (RFC 9293 section 3.7.1, MUST-15). */
  static final int DEFAULT_MSS = 536;

  private static final int LARGEST_SCALE = 14;
  static final int LARGEST_UNSCALED = 65_535;

  final TcpOptions options;
  final SendQueue sendQueue;
  final ReceiveQueue receiveQueue = new ReceiveQueue();
  final RetransmissionTimer rtt;
  final SentSegments sent = new SentSegments();
  final LossRecovery recovery;
  final Timestamps timestamps;
  final KeepAlive keepAlive;
  final UrgentData urgent = new UrgentData();
  final CongestionWindow congestion;

  int iss;
  int sndUna;
  int sndNxt;
  int sndWnd;
  int sndWl1;
  int sndWl2;
  int largestSndWnd;
  int sndScale;

  /** The most octets of data in a segment, beside the options that every segment carries. */
  int effectiveMss = DEFAULT_MSS;

  /** The peer's maximum segment size. */
  int peerMss = DEFAULT_MSS;

  int irs;
  int rcvNxt;

  /** The right edge of the window that was advertised; it never moves left. */
  int rcvAdvertised;

  int rcvScale;
  boolean scalingAgreed;
  boolean sackAgreed;

  /** Both ends understand ECN (RFC 3168 section 6.1.1). */
  boolean ecnAgreed;

  /** A segment met congestion, and the peer has not said that it knows. */
  boolean echoesCongestion;

  /** The next new data says that the window was reduced. */
  boolean windowReduced;

  /** The window neither shrinks again by echoes nor grows before more than this is acknowledged. */
  int congestionEchoPoint;

  /** The Differentiated Services field of what is sent (RFC 2474), as octet without ECN. */
  int typeOfService;

  int timeToLive = Ipv4Sender.DEFAULT_TIME_TO_LIVE;
  int receivedTypeOfService;

  /** The way to the peer (RFC 9293 section 3.9.2.1): the user's, or that of a segment reversed. */
  @Nullable SourceRoute route;

  boolean routeIsTheUsers;

  /** RFC 5482, in ns; 0 is off. */
  long userTimeout;

  /** The largest segment that the path is known to carry, without options. */
  int pathMss = Integer.MAX_VALUE;

  /** The octets that arrived again, to be reported with the next ACK (RFC 2883). */
  boolean duplicateArrived;

  int duplicateFrom;
  int duplicateTo;

  boolean finQueued;
  boolean finSent;
  boolean finArrived;
  int finSequence;

  boolean activeOpen;
  boolean synSentAgain;
  boolean noDelay;
  boolean userGone;
  boolean receiveShutDown;
  boolean urgentInline = true;

  long synSentAt;
  int unacknowledgedReceived;
  boolean ackNow;
  @Nullable TcpError softError;

  /** When something new was sent last, in nanoseconds; 0 if nothing was. */
  long dataSentAt;

  /** Makes the block of a connection that is being made. */
  Tcb(
      TcpConnection connection,
      TcpOptions options,
      TcpTimers timers,
      int timestampOffset,
      TcpObserver observer) {
    this.options = options;
    this.timestamps = new Timestamps(timestampOffset);
    this.sendQueue = new SendQueue(options.sendBuffer());
    this.rtt = new RetransmissionTimer(options);
    this.congestion = new CongestionWindow(options.congestionControl().get(), connection, observer);
    this.recovery = new LossRecovery(this, timers);
    this.keepAlive = new KeepAlive(options, timers);
    this.userTimeout = options.userTimeout().toNanos();
    while (options.windowScaling()
        && rcvScale < LARGEST_SCALE
        && options.receiveBuffer() >> rcvScale > LARGEST_UNSCALED) {
      rcvScale++;
    }
  }

  void chooseIss(int sequenceNumber) {
    iss = sequenceNumber;
    sndUna = iss;
    sndNxt = iss;
    recovery.startAt(iss);
    congestionEchoPoint = iss;
    sendQueue.startAt(iss + 1);
  }

  void chooseIrs(int sequenceNumber) {
    irs = sequenceNumber;
    rcvNxt = irs + 1;
    rcvAdvertised = rcvNxt + (activeOpen ? windowOfSyn() : 0);
  }

  /** Returns the window that our SYN has offered, which is never scaled. */
  int windowOfSyn() {
    return Math.min(options.receiveBuffer(), LARGEST_UNSCALED);
  }

  /** Returns the octets sent and not acknowledged: FlightSize of RFC 5681. */
  int flightSize() {
    return sndNxt - sndUna;
  }

  /**
   * Tells whether the congestion window limits the sender, so that it may grow (RFC 7661 section
   * 4.3): half of it in slow start, all of it later.
   *
   * @param flight the octets in flight before an ACK took some out
   */
  boolean congestionWindowIsInUse(int flight) {
    int cwnd = congestion.cwnd();
    return cwnd < congestion.ssthresh() ? 2 * flight >= cwnd : flight + effectiveMss > cwnd;
  }

  /** Tells whether the window that an echo of congestion reduced is still being acknowledged. */
  boolean isReducingAfterEcho() {
    return Seq.le(sndUna, congestionEchoPoint);
  }

  /** Returns the sequence number behind the last octet or FIN that the user wants sent. */
  int endOfSending() {
    return sendQueue.endSequence() + (finQueued ? 1 : 0);
  }

  boolean finAcknowledged() {
    return finSent && Seq.gt(sndUna, sendQueue.endSequence());
  }

  /** Returns RCV.WND: how many octets beyond RCV.NXT were advertised. */
  int rcvWnd() {
    return Math.max(0, rcvAdvertised - rcvNxt);
  }

  /**
   * Moves the right edge of the receive window as far as buffer space allows, in steps worth
   * telling (RFC 9293 section 3.8.6.2.2), and returns the window field for the next segment.
   */
  int advertise(boolean synchronizing) {
    int shift = synchronizing || !scalingAgreed ? 0 : rcvScale;
    int edge = rcvNxt + Math.max(0, options.receiveBuffer() - receiveQueue.available());
    int step = Math.min(options.receiveBuffer() / 2, effectiveMss);
    if (edge - rcvAdvertised >= step) {
      rcvAdvertised = edge;
    }
    int field = Math.min((rcvWnd() + (1 << shift) - 1) >>> shift, LARGEST_UNSCALED);
    rcvAdvertised = Seq.max(rcvAdvertised, rcvNxt + (field << shift));
    if (rcvWnd() > field << shift) {
      rcvAdvertised = rcvNxt + (field << shift);
    }
    return field;
  }

  /** Tells whether the window could be opened by a step worth telling. */
  boolean windowUpdateIsDue() {
    int edge = rcvNxt + options.receiveBuffer() - receiveQueue.available();
    int step = Math.min(options.receiveBuffer() / 2, 2 * effectiveMss);
    int limit = LARGEST_UNSCALED << (scalingAgreed ? rcvScale : 0);
    return Math.min(edge - rcvNxt, limit) - rcvWnd() >= step;
  }

  /** Returns the effective send MSS (RFC 9293 section 3.7.1, MUST-16), options subtracted. */
  int effectiveMssFor(int pathLimit) {
    int options = timestamps.agreed() ? TcpOption.ALIGNED_TIMESTAMPS_LENGTH : 0;
    options += route == null ? 0 : route.length();
    return Math.max(1, Math.min(peerMss, Math.min(pathLimit, pathMss)) - options);
  }

  void agreeOnScaling(int peerScale) {
    scalingAgreed = options.windowScaling() && peerScale >= 0;
    if (scalingAgreed) {
      sndScale = Math.min(peerScale, LARGEST_SCALE);
    } else {
      sndScale = 0;
      rcvScale = 0;
    }
  }

  void updateSendWindow(int segmentWindow, int sequenceNumber, int acknowledgmentNumber) {
    sndWnd = segmentWindow;
    sndWl1 = sequenceNumber;
    sndWl2 = acknowledgmentNumber;
    largestSndWnd = Math.max(largestSndWnd, segmentWindow);
  }

  /**
   * Tells whether a SYN is later than all of this connection, which is in TIME-WAIT: by its
   * timestamp or by its sequence number (RFC 6191 section 2).
   */
  boolean isReopenedBy(TcpHeader syn, SegmentOptions ofSyn, long now) {
    if (timestamps.agreed() && ofSyn.hasTimestamps) {
      if (timestamps.isNewer(ofSyn.tsVal)) {
        return true;
      }
      if (timestamps.isOld(ofSyn.tsVal, now)) {
        return false;
      }
    }
    return Seq.gt(syn.sequenceNumber(), rcvNxt);
  }
}
