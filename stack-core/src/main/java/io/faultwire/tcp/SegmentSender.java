package io.faultwire.tcp;

import io.faultwire.time.EventQueue;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.TcpHeader;

/** Decides what a connection sends, and when (RFC 9293 sections 3.7.4, 3.8.4 to 3.8.6). */
final class SegmentSender {
  private final TcpConnection connection;
  private final Tcb tcb;
  private final SentSegments sent;
  private final TcpTimers timers;
  private final SegmentWriter writer;
  private final TcpObserver observer;
  private final TailLossProbe probe;

  SegmentSender(
      TcpConnection connection, TcpTimers timers, SegmentWriter writer, TcpObserver observer) {
    this.connection = connection;
    this.tcb = connection.tcb;
    this.sent = tcb.sent;
    this.timers = timers;
    this.writer = writer;
    this.observer = observer;
    this.probe = new TailLossProbe(tcb, timers, this);
  }

  TailLossProbe tailLossProbe() {
    return probe;
  }

  /** Sends the SYN or SYN-ACK that the state asks for. */
  void sendSyn(long now) {
    int flags =
        connection.state() == TcpState.SYN_SENT ? TcpHeader.SYN : TcpHeader.SYN | TcpHeader.ACK;
    if (tcb.sndNxt == tcb.iss) {
      tcb.synSentAt = now;
      tcb.sndNxt = tcb.iss + 1;
      startUserTimeout(now);
    }
    writer.send(connection, tcb.iss, flags | ecnOfSyn(), 0, now);
    timers.retransmission = now + tcb.rtt.rto();
  }

  /** RFC 3168 section 6.1.1; a SYN that was lost asks no more (section 6.1.1.1). */
  private int ecnOfSyn() {
    if (connection.state() == TcpState.SYN_SENT) {
      boolean asks = tcb.options.ecn() == Ecn.REQUEST && !tcb.synSentAgain;
      return asks ? TcpHeader.ECE | TcpHeader.CWR : 0;
    }
    return tcb.ecnAgreed && !tcb.synSentAgain ? TcpHeader.ECE : 0;
  }

  private void startUserTimeout(long now) {
    if (tcb.userTimeout > 0 && timers.user == EventQueue.NEVER) {
      timers.user = now + tcb.userTimeout;
    }
  }

  /** Sends an acknowledgment at once. */
  void sendAck(long now) {
    writer.send(connection, tcb.sndNxt, TcpHeader.ACK, 0, now);
    acknowledged();
  }

  private void acknowledged() {
    timers.delayedAck = EventQueue.NEVER;
    tcb.unacknowledgedReceived = 0;
    tcb.ackNow = false;
  }

  /** Sends all that windows, Nagle and silly-window avoidance permit, then an ACK if one is due. */
  void output(long now) {
    if (connection.state().isSynchronized()) {
      if (timers.persist != EventQueue.NEVER && tcb.sndWnd > 0) {
        resume();
      }
      while (sendAgain(now)) {
        // each round sends one segment
      }
      boolean sentNew = false;
      startSmallAfterPause(now);
      while (sendNew(tcb.congestion.cwnd() - tcb.recovery.pipe(), now)) {
        sentNew = true;
      }
      updatePersistTimer(now);
      if (sentNew) {
        probe.schedule(now);
      }
    }
    if (tcb.ackNow) {
      sendAck(now);
    }
  }

  /**
   * Who has been silent for longer than an RTO knows nothing of the path (RFC 5681 section 4.1).
   */
  private void startSmallAfterPause(long now) {
    if (sent.isEmpty() && tcb.dataSentAt > 0 && now - tcb.dataSentAt > tcb.rtt.rto()) {
      tcb.congestion.restart(tcb.options.initialWindow() * tcb.effectiveMss, now);
    }
  }

  /** The window is open again: what has probed it is sent again, with as much as fits now. */
  private void resume() {
    if (sent.count() == 1) {
      int limit = Math.min(tcb.sndWnd, roomInSegment());
      int end = tcb.sndUna + Math.min(limit, tcb.sendQueue.length());
      if (Seq.gt(end, tcb.sndNxt)) {
        sent.extendFirst(end);
        tcb.sndNxt = end;
      }
    }
    sent.markAllLost();
  }

  /** Sends the first segment again that is lost, if the congestion window has room for it. */
  private boolean sendAgain(long now) {
    int index = sent.firstToSendAgain();
    if (index < 0 || tcb.sndWnd == 0) {
      return false;
    }
    int length = Math.min(sent.length(index), tcb.effectiveMss);
    if (tcb.recovery.pipe() + length > tcb.congestion.cwnd()) {
      return false;
    }
    retransmit(index, tcb.recovery.cause(), now);
    return true;
  }

  /** Sends one segment of new data, of at most so many octets; returns whether there was any. */
  private boolean sendNew(int room, long now) {
    int queued = Math.max(0, tcb.sendQueue.endSequence() - tcb.sndNxt);
    boolean finIsPossible = tcb.finQueued && Seq.le(tcb.sndNxt, tcb.sendQueue.endSequence());
    if (queued == 0 && !finIsPossible) {
      return false;
    }
    int offered = tcb.sndUna + tcb.sndWnd - tcb.sndNxt;
    int limit = roomInSegment();
    int length = Math.max(0, Math.min(Math.min(queued, limit), Math.min(offered, room)));
    boolean fin = finIsPossible && length == queued;
    if (length == 0 && !fin) {
      return false;
    }
    if (!fin && !isWorthSending(length, limit, queued)) {
      return false;
    }
    transmit(tcb.sndNxt, length, fin, now);
    return true;
  }

  /** Sends a segment of new data beyond the congestion window; returns whether there was any. */
  boolean sendNewAsProbe(long now) {
    return sendNew(Integer.MAX_VALUE, now);
  }

  /**
   * Nagle's algorithm and the sender's silly-window avoidance (RFC 9293 sections 3.7.4, 3.8.6.2.1).
   */
  private boolean isWorthSending(int length, int limit, int queued) {
    return length == limit
        || (length == queued && (tcb.noDelay || tcb.sndUna == tcb.sndNxt))
        || (tcb.largestSndWnd > 0 && length >= tcb.largestSndWnd / 2);
  }

  private void transmit(int sequenceNumber, int length, boolean fin, long now) {
    int end = sequenceNumber + length + (fin ? 1 : 0);
    tcb.finSent |= fin;
    sent.append(sequenceNumber, end, now);
    tcb.sndNxt = end;
    tcb.dataSentAt = now;
    endPersisting();
    if (timers.retransmission == EventQueue.NEVER) {
      timers.retransmission = now + tcb.rtt.rto();
    }
    startUserTimeout(now);
    if (tcb.ecnAgreed && length > 0) {
      int reduced = tcb.windowReduced ? TcpHeader.CWR : 0;
      tcb.windowReduced = false;
      write(sequenceNumber, length, fin, reduced, Ipv4Header.ECT_0, now);
    } else {
      write(sequenceNumber, length, fin, 0, 0, now);
    }
  }

  private void write(int sequenceNumber, int length, boolean fin, int more, int ecn, long now) {
    int flags = TcpHeader.ACK | (fin ? TcpHeader.FIN : 0) | more;
    if (length > 0 && sequenceNumber + length == tcb.sendQueue.endSequence()) {
      flags |= TcpHeader.PSH;
    }
    writer.send(connection, sequenceNumber, flags, length, ecn, now);
    acknowledged();
  }

  /** Sends a segment again, or as much of it as fits in one now. */
  void retransmit(int index, RetransmissionCause cause, long now) {
    endPersisting();
    if (index == 0 || timers.retransmission == EventQueue.NEVER) {
      timers.retransmission = now + tcb.rtt.rto();
    }
    sendCopy(index, cause, now);
  }

  private void sendCopy(int index, RetransmissionCause cause, long now) {
    int from = sent.from(index);
    if (octets(index) > roomInSegment()) {
      sent.split(index, from + roomInSegment());
    }
    int octets = octets(index);
    boolean fin = Seq.gt(sent.to(index), tcb.sendQueue.endSequence());
    sent.markSentAgain(index, now);
    observer.retransmitted(connection, from, octets, cause, now);
    write(from, octets, fin, 0, 0, now);
  }

  /** Returns the octets of data in a segment that was sent: all but its FIN. */
  private int octets(int index) {
    int end = tcb.sendQueue.endSequence();
    return (Seq.gt(sent.to(index), end) ? end : sent.to(index)) - sent.from(index);
  }

  /** Sends the first segment again that is lost, whatever the congestion window says. */
  void retransmitFirstLost(long now) {
    int index = sent.firstToSendAgain();
    if (index >= 0) {
      retransmit(index, tcb.recovery.cause(), now);
    }
  }

  /** Returns how many octets of data the next segment has room for beside its options. */
  private int roomInSegment() {
    return tcb.effectiveMss - writer.sackLength(tcb);
  }

  private void endPersisting() {
    if (timers.persist != EventQueue.NEVER) {
      timers.persist = EventQueue.NEVER;
      tcb.rtt.windowOpened();
    }
  }

  private void updatePersistTimer(long now) {
    if (timers.retransmission != EventQueue.NEVER) {
      return;
    }
    boolean stuck = Seq.lt(tcb.sndUna, tcb.endOfSending());
    if (!stuck) {
      timers.persist = EventQueue.NEVER;
    } else if (timers.persist == EventQueue.NEVER) {
      timers.persist = now + tcb.rtt.rto();
    }
  }

  /** Sends at least one octet into a closed window (RFC 9293 section 3.8.6.1) and backs off. */
  void probeWindow(long now) {
    timers.retransmission = EventQueue.NEVER;
    probe.giveUp();
    if (sent.isEmpty()) {
      int queued = tcb.sendQueue.endSequence() - tcb.sndUna;
      int length = Math.min(Math.max(1, Math.min(tcb.sndWnd, roomInSegment())), queued);
      boolean fin = tcb.finQueued && length == queued;
      tcb.finSent |= fin;
      tcb.sndNxt = tcb.sndUna + length + (fin ? 1 : 0);
      sent.append(tcb.sndUna, tcb.sndNxt, now);
      startUserTimeout(now);
      write(tcb.sndUna, length, fin, 0, 0, now);
    } else {
      sendCopy(0, RetransmissionCause.WINDOW_PROBE, now);
    }
    tcb.rtt.backOff();
    timers.persist = now + tcb.rtt.rto();
  }

  /** Sends a segment whose number was acknowledged before, so that the peer must answer. */
  void probePeer(long now) {
    writer.send(connection, tcb.sndNxt - 1, TcpHeader.ACK, 0, now);
  }

  /** The path carries smaller segments than thought: larger ones in flight are sent again. */
  void pathMssLowered(long now) {
    tcb.congestion.segmentSizeChanged(tcb.effectiveMss, now);
    for (int i = 0; i < sent.count(); i++) {
      if (!sent.isSacked(i) && sent.length(i) > tcb.effectiveMss) {
        sent.markLost(i);
      }
    }
    output(now);
  }
}
