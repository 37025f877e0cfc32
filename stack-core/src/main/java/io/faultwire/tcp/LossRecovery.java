package io.faultwire.tcp;

import io.faultwire.time.EventQueue;

/**
 * Decides what was lost and how the congestion window answers (RFC 5681, 6582, 6675, 8985). What is
 * lost is marked in {@link SentSegments}; the sender sends it again as the window allows.
 */
final class LossRecovery {
  private static final int DUPLICATE_THRESHOLD = 3;

  private enum Phase {
    /** Nothing is known to be lost. */
    OPEN,
    /** A loss was found by what arrived after it. */
    FAST_RECOVERY,
    /** The retransmission timer expired. */
    AFTER_TIMEOUT
  }

  private final Tcb tcb;
  private final TcpTimers timers;
  private final SentSegments sent;
  private final Rack rack;
  private final ForwardRecovery forward;
  private Phase phase = Phase.OPEN;

  /** RecoveryPoint of RFC 6675, recover of RFC 6582: SND.NXT when the loss was found. */
  private int recoveryPoint;

  private int duplicateAcks;

  /** SND.NXT at the first duplicate ACK; what is sent after it is limited transmit. */
  private int sentBeforeDuplicates;

  /** Without SACK: the octets that left the network as the duplicate ACKs show it. */
  private int leftUnseen;

  private boolean timeoutMayBeSpurious;
  private int timeoutTsVal;

  LossRecovery(Tcb tcb, TcpTimers timers) {
    this.tcb = tcb;
    this.timers = timers;
    this.sent = tcb.sent;
    this.rack = new Rack(sent, tcb.rtt);
    this.forward = new ForwardRecovery(sent);
  }

  void startAt(int iss) {
    recoveryPoint = iss;
  }

  Rack rack() {
    return rack;
  }

  ForwardRecovery forward() {
    return forward;
  }

  boolean isOpen() {
    return phase == Phase.OPEN;
  }

  /** Tells whether the window waits for the end of a fast recovery. */
  boolean isFast() {
    return phase == Phase.FAST_RECOVERY;
  }

  /** Returns why a segment that is marked as lost is sent again. */
  RetransmissionCause cause() {
    return isFast() ? RetransmissionCause.FAST_RETRANSMIT : RetransmissionCause.TIMEOUT;
  }

  /**
   * Returns the octets that are believed to be in the network. The first two duplicate ACKs count
   * where limited transmit is on (RFC 3042).
   */
  int pipe() {
    if (phase == Phase.OPEN && !tcb.options.limitedTransmit()) {
      return sent.pipe() + sent.sackedOctets();
    }
    return Math.max(0, sent.pipe() - leftUnseen);
  }

  /** An ACK has covered nothing new, or has covered something by SACK only. */
  void duplicate(long now) {
    if (duplicateAcks++ == 0) {
      sentBeforeDuplicates = tcb.sndNxt;
    }
    forward.duplicate();
    if (tcb.sackAgreed) {
      tcb.congestion.duplicateAck(now);
      return;
    }
    if (phase == Phase.FAST_RECOVERY) {
      leftUnseen += tcb.effectiveMss;
    } else if (phase == Phase.OPEN && Seq.gt(tcb.sndUna, recoveryPoint)) {
      leftUnseen = Math.min(duplicateAcks, DUPLICATE_THRESHOLD) * tcb.effectiveMss;
      tcb.congestion.duplicateAck(now);
      if (duplicateAcks == DUPLICATE_THRESHOLD) {
        sent.markLost(0);
      }
    }
  }

  /**
   * An ACK has moved SND.UNA.
   *
   * @param octets by how much
   * @param windowWasInUse whether the congestion window was what limited the sender
   * @param echo TSecr, where timestamps are agreed on
   */
  void advanced(int octets, boolean windowWasInUse, int echo, long now) {
    duplicateAcks = 0;
    switch (phase) {
      case OPEN -> {
        leftUnseen = 0;
        recoveryPoint = Seq.max(recoveryPoint, tcb.sndUna - 1);
        grow(octets, windowWasInUse, now);
      }
      case FAST_RECOVERY -> duringRecovery(octets, now);
      case AFTER_TIMEOUT -> {
        boolean all = Seq.ge(tcb.sndUna, recoveryPoint);
        boolean spurious = timeoutMayBeSpurious && echo - timeoutTsVal < 0;
        if (forward.advanced(all) || spurious) {
          undoTimeout(now);
        } else if (all) {
          phase = Phase.OPEN;
        }
        timeoutMayBeSpurious = false;
        grow(octets, true, now);
      }
    }
  }

  private void grow(int octets, boolean windowWasInUse, long now) {
    if (windowWasInUse && !tcb.isReducingAfterEcho()) {
      tcb.congestion.acknowledged(octets, tcb.rtt.srtt(), now);
    }
  }

  private void duringRecovery(int octets, long now) {
    if (Seq.ge(tcb.sndUna, recoveryPoint)) {
      phase = Phase.OPEN;
      leftUnseen = 0;
      rack.recovered();
      tcb.congestion.exitRecovery(tcb.flightSize(), now);
    } else if (!tcb.sackAgreed) {
      // a partial ACK (RFC 6582 section 3.2 step 3): the next hole is lost, too
      leftUnseen = Math.max(0, leftUnseen - Math.max(0, octets - tcb.effectiveMss));
      if (!sent.isEmpty() && !sent.isLost(0)) {
        sent.markLost(0);
      }
    }
  }

  /** Looks for losses after an ACK; returns whether a fast recovery begins. */
  boolean detect(long now) {
    timers.reordering = EventQueue.NEVER;
    if (tcb.sackAgreed && (sent.sackedOctets() > 0 || phase != Phase.OPEN)) {
      if (tcb.options.rack()) {
        timers.reordering = rack.detect(isFast(), tcb.effectiveMss, now);
      } else {
        detectByCount();
      }
    }
    if (phase == Phase.OPEN && sent.lostOctets() > 0) {
      phase = Phase.FAST_RECOVERY;
      recoveryPoint = tcb.sndNxt;
      tcb.congestion.enterRecovery(flightBeforeDuplicates(), now);
      return true;
    }
    return false;
  }

  /** FlightSize without what limited transmit has added (RFC 5681 section 3.2 step 2). */
  private int flightBeforeDuplicates() {
    return duplicateAcks == 0 ? tcb.flightSize() : sentBeforeDuplicates - tcb.sndUna;
  }

  /** IsLost of RFC 6675 section 4: more than two segments behind it have arrived. */
  private void detectByCount() {
    int behind = 0;
    for (int i = sent.count() - 1; i >= 0; i--) {
      if (sent.isSacked(i)) {
        behind += sent.length(i);
      } else if (behind > (DUPLICATE_THRESHOLD - 1) * tcb.effectiveMss
          && !sent.isLost(i)
          && !sent.hasCopyInFlight(i)) {
        sent.markLost(i);
      }
    }
  }

  /** The retransmission timer has expired (RFC 6298 section 5, RFC 5681 section 3.1). */
  void timeout(boolean first, long now) {
    if (first) {
      tcb.congestion.retransmissionTimeout(tcb.flightSize(), now);
    }
    forward.begin(first && phase == Phase.OPEN && tcb.options.frto() && !tcb.timestamps.agreed());
    timeoutMayBeSpurious = first && phase != Phase.AFTER_TIMEOUT && tcb.timestamps.agreed();
    timeoutTsVal = tcb.timestamps.value(now);
    if (!sent.isEmpty() && sent.isSacked(0)) {
      sent.forgetSacks();
    }
    sent.markAllLost();
    phase = Phase.AFTER_TIMEOUT;
    recoveryPoint = tcb.sndNxt;
    duplicateAcks = 0;
    leftUnseen = 0;
    timers.reordering = EventQueue.NEVER;
  }

  /** The ACK was for what was sent before the timeout: nothing is lost (RFC 3522, RFC 4015). */
  private void undoTimeout(long now) {
    sent.forgetLosses();
    tcb.congestion.spuriousTimeout(now);
    phase = Phase.OPEN;
  }

  /** A probe repaired a loss that nobody had noticed (RFC 8985 section 7.4.2). */
  void lossRepaired(long now) {
    if (phase == Phase.OPEN) {
      tcb.congestion.enterRecovery(tcb.flightSize(), now);
      tcb.congestion.exitRecovery(tcb.flightSize(), now);
    }
  }
}
