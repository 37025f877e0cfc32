package io.faultwire.tcp;

import io.faultwire.time.EventQueue;
import io.faultwire.wire.TcpHeader;

/** Decides what a connection sends, and when (RFC 9293 sections 3.7.4, 3.8.4 to 3.8.6). */
final class SegmentSender {
  private final TcpConnection connection;
  private final Tcb tcb;
  private final TcpTimers timers;
  private final SegmentWriter writer;
  private final TcpObserver observer;
  private RetransmissionCause cause = RetransmissionCause.TIMEOUT;

  SegmentSender(
      TcpConnection connection, TcpTimers timers, SegmentWriter writer, TcpObserver observer) {
    this.connection = connection;
    this.tcb = connection.tcb;
    this.timers = timers;
    this.writer = writer;
    this.observer = observer;
  }

  /** Sends the SYN or SYN-ACK that the state asks for. */
  void sendSyn(long now) {
    int flags =
        connection.state() == TcpState.SYN_SENT ? TcpHeader.SYN : TcpHeader.SYN | TcpHeader.ACK;
    if (tcb.sndMax == tcb.iss) {
      startRttMeasurement(tcb.iss, now);
    }
    tcb.sndNxt = tcb.iss + 1;
    tcb.sndMax = Seq.max(tcb.sndMax, tcb.sndNxt);
    writer.send(connection, tcb.iss, flags, 0, now);
    timers.retransmission = now + tcb.rtt.rto();
  }

  /** Sends an acknowledgment at once. */
  void sendAck(long now) {
    acknowledged();
    writer.send(connection, tcb.sndNxt, TcpHeader.ACK, 0, now);
  }

  private void acknowledged() {
    timers.delayedAck = EventQueue.NEVER;
    tcb.unacknowledgedReceived = 0;
    tcb.ackNow = false;
  }

  /** Sends all that windows, Nagle and silly-window avoidance permit, then an ACK if one is due. */
  void output(long now) {
    if (connection.state().isSynchronized()) {
      while (sendNext(now)) {
        // each round sends one segment
      }
      updatePersistTimer(now);
    }
    if (tcb.ackNow) {
      sendAck(now);
    }
  }

  private boolean sendNext(long now) {
    int queued = Math.max(0, tcb.sendQueue.endSequence() - tcb.sndNxt);
    int window = Math.min(tcb.sndWnd, tcb.congestion.cwnd());
    int usable = tcb.sndUna + window - tcb.sndNxt;
    int length = Math.max(0, Math.min(Math.min(queued, tcb.effectiveMss), usable));
    boolean finIsNext =
        tcb.finQueued && length == queued && Seq.le(tcb.sndNxt, tcb.sendQueue.endSequence());
    if (length == 0 && !finIsNext) {
      return false;
    }
    boolean again = Seq.lt(tcb.sndNxt, tcb.sndMax);
    if (length > 0 && !finIsNext && !again && !isWorthSending(length, queued)) {
      return false;
    }
    transmit(tcb.sndNxt, length, finIsNext, now);
    return true;
  }

  /**
   * Nagle's algorithm and the sender's silly-window avoidance (RFC 9293 sections 3.7.4, 3.8.6.2.1).
   */
  private boolean isWorthSending(int length, int queued) {
    return length == tcb.effectiveMss
        || (length == queued && (tcb.noDelay || tcb.sndUna == tcb.sndMax))
        || (tcb.largestSndWnd > 0 && length >= tcb.largestSndWnd / 2);
  }

  private void transmit(int sequenceNumber, int length, boolean fin, long now) {
    int end = sequenceNumber + length + (fin ? 1 : 0);
    int flags = TcpHeader.ACK | (fin ? TcpHeader.FIN : 0);
    if (length > 0 && sequenceNumber + length == tcb.sendQueue.endSequence()) {
      flags |= TcpHeader.PSH;
    }
    if (Seq.lt(sequenceNumber, tcb.sndMax)) {
      tcb.rttRunning = false;
      observer.retransmitted(connection, sequenceNumber, length, cause, now);
    } else if (!tcb.rttRunning) {
      startRttMeasurement(sequenceNumber, now);
    }
    tcb.finSent |= fin;
    tcb.sndNxt = Seq.max(tcb.sndNxt, end);
    tcb.sndMax = Seq.max(tcb.sndMax, end);
    if (timers.persist != EventQueue.NEVER) {
      timers.persist = EventQueue.NEVER;
      tcb.rtt.windowOpened();
    }
    if (timers.retransmission == EventQueue.NEVER) {
      timers.retransmission = now + tcb.rtt.rto();
    }
    acknowledged();
    writer.send(connection, sequenceNumber, flags, length, now);
  }

  private void startRttMeasurement(int sequenceNumber, long now) {
    tcb.rttRunning = true;
    tcb.rttSequence = sequenceNumber;
    tcb.rttSentAt = now;
  }

  private void updatePersistTimer(long now) {
    boolean stuck = tcb.sndNxt == tcb.sndUna && Seq.lt(tcb.sndNxt, tcb.endOfSending());
    if (!stuck) {
      timers.persist = EventQueue.NEVER;
    } else if (timers.persist == EventQueue.NEVER) {
      timers.persist = now + tcb.rtt.rto();
    }
  }

  /** Sends one octet into a closed window (RFC 9293 section 3.8.6.1) and backs off. */
  void probeWindow(long now) {
    int queued = tcb.sendQueue.endSequence() - tcb.sndUna;
    int length = Math.min(Math.max(1, Math.min(tcb.sndWnd, tcb.effectiveMss)), queued);
    boolean fin = tcb.finQueued && length == queued;
    if (tcb.sndMax != tcb.sndUna) {
      observer.retransmitted(connection, tcb.sndUna, length, RetransmissionCause.WINDOW_PROBE, now);
    }
    int flags = TcpHeader.ACK | (fin ? TcpHeader.FIN : 0) | (length > 0 ? TcpHeader.PSH : 0);
    tcb.finSent |= fin;
    tcb.rttRunning = false;
    tcb.sndMax = Seq.max(tcb.sndMax, tcb.sndUna + length + (fin ? 1 : 0));
    writer.send(connection, tcb.sndUna, flags, length, now);
    tcb.rtt.backOff();
    timers.persist = now + tcb.rtt.rto();
  }

  /** Goes back to the first octet that is not acknowledged, after the timer expired. */
  void retransmitAfterTimeout(long now) {
    cause = RetransmissionCause.TIMEOUT;
    tcb.sndNxt = tcb.sndUna;
    timers.retransmission = EventQueue.NEVER;
    output(now);
  }

  /** Sends the first segment that is not acknowledged again, without moving SND.NXT. */
  void retransmitFirst(RetransmissionCause why, long now) {
    cause = why;
    int queued = tcb.sendQueue.endSequence() - tcb.sndUna;
    int sent = Math.min(queued, tcb.sndMax - tcb.sndUna);
    int length = Math.min(sent, tcb.effectiveMss);
    transmit(tcb.sndUna, length, tcb.finSent && length == queued, now);
    cause = RetransmissionCause.TIMEOUT;
  }
}
