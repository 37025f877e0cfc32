package io.faultwire.tcp;

import io.faultwire.time.EventQueue;

/** What an acknowledgment means to the sender (RFC 9293 section 3.10.7.4, RFC 5681). */
final class AckProcessor {
  private final Tcb tcb;
  private final TcpTimers timers;
  private final SegmentSender sender;
  private final SegmentOptions options;
  private final SackProcessor sacks;
  private final SentSegments sent;
  private final LossRecovery recovery;

  AckProcessor(Tcb tcb, TcpTimers timers, SegmentSender sender, SegmentOptions options) {
    this.tcb = tcb;
    this.timers = timers;
    this.sender = sender;
    this.options = options;
    this.sacks = new SackProcessor(tcb, options);
    this.sent = tcb.sent;
    this.recovery = tcb.recovery;
  }

  /** Processes an ACK that is not beyond SND.NXT. */
  void process(
      int ack, int sequenceNumber, int window, int segmentLength, boolean congested, long now) {
    int newlySacked = 0;
    if (tcb.sackAgreed && options.sackBlocks > 0) {
      newlySacked = sacks.take(ack, now);
    } else {
      sacks.noBlocks();
    }
    boolean duplicate = false;
    if (Seq.gt(ack, tcb.sndUna)) {
      advance(ack, now);
    } else if (ack == tcb.sndUna) {
      duplicate = isDuplicate(window, segmentLength, newlySacked);
      if (duplicate) {
        recovery.duplicate(now);
      } else {
        tcb.rtt.progressed();
      }
      if (timers.persist != EventQueue.NEVER && tcb.userTimeout > 0) {
        // whoever keeps the window closed and answers is alive (MUST-37)
        timers.user = now + tcb.userTimeout;
      }
    }
    if (congested && tcb.ecnAgreed) {
      congestionEchoed(now);
    }
    sender.tailLossProbe().acknowledged(ack, sacks.duplicateReported(), duplicate, now);
    if (recovery.detect(now)) {
      sender.retransmitFirstLost(now);
    }
    if (Seq.ge(ack, tcb.sndUna)
        && (Seq.lt(tcb.sndWl1, sequenceNumber)
            || (tcb.sndWl1 == sequenceNumber && Seq.le(tcb.sndWl2, ack)))) {
      tcb.updateSendWindow(window, sequenceNumber, ack);
    }
    if (recovery.forward().isNewDataDue()) {
      boolean any = sender.sendNewAsProbe(now);
      recovery.forward().newDataSent(sender.sendNewAsProbe(now) || any);
    }
  }

  /** The peer saw a mark: once in a window this counts as a loss (RFC 3168 section 6.1.2). */
  private void congestionEchoed(long now) {
    if (!tcb.isReducingAfterEcho() && recovery.isOpen()) {
      tcb.congestionEchoPoint = tcb.sndNxt;
      tcb.windowReduced = true;
      tcb.congestion.ecnEcho(tcb.flightSize(), now);
    }
  }

  /** The five conditions of RFC 5681 section 2; with SACK, the news in its blocks (RFC 6675). */
  private boolean isDuplicate(int window, int segmentLength, int newlySacked) {
    if (newlySacked > 0) {
      return true;
    }
    return segmentLength == 0
        && !sent.isEmpty()
        && timers.persist == EventQueue.NEVER
        && window == tcb.sndWnd;
  }

  private void advance(int ack, long now) {
    int octets = ack - tcb.sndUna;
    int flight = tcb.flightSize();
    boolean windowWasInUse = tcb.congestionWindowIsInUse(flight);
    remove(ack, flight, now);
    tcb.sendQueue.acknowledge(ack);
    tcb.sndUna = ack;
    tcb.urgent.acknowledged(ack);
    tcb.rtt.progressed();
    if (tcb.userTimeout > 0) {
      boolean waits = Seq.lt(ack, tcb.endOfSending());
      timers.user = waits ? now + tcb.userTimeout : EventQueue.NEVER;
    }
    if (timers.persist != EventQueue.NEVER) {
      timers.persist = EventQueue.NEVER;
      tcb.rtt.windowOpened();
    }
    timers.retransmission = sent.isEmpty() ? EventQueue.NEVER : now + tcb.rtt.rto();
    recovery.advanced(octets, windowWasInUse, options.tsEcr, now);
    tcb.congestionEchoPoint = Seq.max(tcb.congestionEchoPoint, ack - 1);
    sender.tailLossProbe().schedule(now);
  }

  /** Takes what is acknowledged out of the scoreboard, and measures. */
  private void remove(int ack, int flight, long now) {
    long first = -1;
    boolean ambiguous = false;
    while (!sent.isEmpty() && Seq.le(sent.to(0), ack)) {
      if (!sent.isSacked(0)) {
        recovery.rack().delivered(0, sacks.echoedAfterLastCopy(0), now);
        first = first < 0 ? sent.sentAt(0) : first;
        ambiguous |= sent.wasSentAgain(0);
      }
      sent.removeFirst();
    }
    if (!sent.isEmpty() && Seq.lt(sent.from(0), ack)) {
      ambiguous |= sent.wasSentAgain(0);
      sent.trimFirst(ack);
    }
    if (tcb.sndUna == tcb.iss && !tcb.synSentAgain) {
      tcb.rtt.measured(now - tcb.synSentAt, 1);
    } else if (first >= 0) {
      measure(first, ambiguous, flight, now);
    }
  }

  /**
   * Karn's algorithm (RFC 6298 section 3): what was sent again is measured only where timestamps
   * tell which copy is acknowledged.
   */
  private void measure(long sentAt, boolean ambiguous, int flight, long now) {
    int samples = Math.max(1, (flight / tcb.effectiveMss + 1) / 2);
    if (!ambiguous) {
      tcb.rtt.measured(now - sentAt, samples);
    } else if (tcb.timestamps.agreed() && options.hasTimestamps) {
      tcb.rtt.measured(tcb.timestamps.elapsedSince(options.tsEcr, now), samples);
    }
  }
}
