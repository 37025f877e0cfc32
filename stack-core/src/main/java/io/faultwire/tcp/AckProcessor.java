package io.faultwire.tcp;

import io.faultwire.time.EventQueue;

/** What an acknowledgment means to the sender (RFC 9293 section 3.10.7.4, RFC 5681, RFC 6582). */
final class AckProcessor {
  private static final int DUPLICATE_THRESHOLD = 3;

  private final Tcb tcb;
  private final TcpTimers timers;
  private final SegmentSender sender;

  AckProcessor(Tcb tcb, TcpTimers timers, SegmentSender sender) {
    this.tcb = tcb;
    this.timers = timers;
    this.sender = sender;
  }

  /** Processes an ACK that is not beyond SND.NXT. */
  void process(int ack, int sequenceNumber, int window, int segmentLength, long now) {
    if (Seq.gt(ack, tcb.sndUna)) {
      advance(ack, now);
    } else if (ack == tcb.sndUna) {
      if (isDuplicate(window, segmentLength)) {
        duplicate(now);
      } else {
        tcb.rtt.progressed();
      }
    }
    if (Seq.ge(ack, tcb.sndUna)
        && (Seq.lt(tcb.sndWl1, sequenceNumber)
            || (tcb.sndWl1 == sequenceNumber && Seq.le(tcb.sndWl2, ack)))) {
      tcb.updateSendWindow(window, sequenceNumber, ack);
    }
  }

  /** The five conditions of RFC 5681 section 2. */
  private boolean isDuplicate(int window, int segmentLength) {
    return segmentLength == 0
        && tcb.sndMax != tcb.sndUna
        && timers.persist == EventQueue.NEVER
        && window == tcb.sndWnd;
  }

  private void advance(int ack, long now) {
    int octets = ack - tcb.sndUna;
    measure(ack, now);
    boolean duringRecovery = tcb.inRecovery;
    boolean partial = duringRecovery && Seq.lt(ack, tcb.recover);
    tcb.sendQueue.acknowledge(ack);
    tcb.sndUna = ack;
    tcb.sndNxt = Seq.max(tcb.sndNxt, ack);
    tcb.duplicateAcks = 0;
    tcb.rtt.progressed();
    if (timers.persist != EventQueue.NEVER) {
      tcb.rtt.windowOpened();
    }
    timers.retransmission = tcb.sndUna == tcb.sndMax ? EventQueue.NEVER : now + tcb.rtt.rto();
    timers.persist = EventQueue.NEVER;
    if (partial) {
      tcb.congestion.partialAck(octets);
      sender.retransmitFirst(RetransmissionCause.FAST_RETRANSMIT, now);
    } else if (duringRecovery) {
      tcb.inRecovery = false;
      tcb.congestion.exitRecovery(tcb.flightSize());
    } else {
      tcb.congestion.acknowledged(octets);
    }
  }

  /** Karn's algorithm: only octets that were sent once are measured (RFC 6298 section 3). */
  private void measure(int ack, long now) {
    if (tcb.rttRunning && Seq.gt(ack, tcb.rttSequence)) {
      tcb.rttRunning = false;
      tcb.rtt.measured(now - tcb.rttSentAt);
    }
  }

  private void duplicate(long now) {
    tcb.duplicateAcks++;
    if (tcb.inRecovery) {
      tcb.congestion.duplicateAckInRecovery();
    } else if (tcb.duplicateAcks == DUPLICATE_THRESHOLD && Seq.gt(tcb.sndUna, tcb.recover)) {
      tcb.inRecovery = true;
      tcb.recover = tcb.sndMax;
      tcb.congestion.enterRecovery(tcb.flightSize());
      tcb.sndNxt = tcb.sndMax;
      sender.retransmitFirst(RetransmissionCause.FAST_RETRANSMIT, now);
    }
  }
}
