package io.faultwire.tcp;

import io.faultwire.time.EventQueue;

/**
 * The probe that is sent when ACKs fail to come, so that a lost tail shows without a timeout (RFC
 * 8985 section 7).
 */
final class TailLossProbe {
  /** How long a peer may delay its ACK: WCDelAckT of RFC 8985 section 7.2. */
  private static final long WORST_DELAYED_ACK = 200_000_000;

  private static final long WITHOUT_SRTT = 1_000_000_000;

  /** Two ticks of a coarse clock, as in Linux: a path without delay is no reason to probe now. */
  private static final long LEAST = 2_000_000;

  private final Tcb tcb;
  private final TcpTimers timers;
  private final SegmentSender sender;
  private boolean outstanding;
  private boolean sentAgain;

  /** TLP.end_seq: SND.NXT when the probe was sent. */
  private int end;

  TailLossProbe(Tcb tcb, TcpTimers timers, SegmentSender sender) {
    this.tcb = tcb;
    this.timers = timers;
    this.sender = sender;
  }

  /**
   * Starts the probe timeout anew (section 7.2). Where the retransmission timeout would come first,
   * the probe takes its place.
   */
  void schedule(long now) {
    timers.probe = EventQueue.NEVER;
    boolean useful =
        tcb.options.tailLossProbe()
            && tcb.sackAgreed
            && !outstanding
            && tcb.recovery.isOpen()
            && !tcb.sent.isEmpty()
            && tcb.sent.sackedOctets() == 0
            && timers.persist == EventQueue.NEVER;
    if (useful) {
      timers.probe = Math.min(now + timeout(), timers.retransmission);
    }
  }

  private long timeout() {
    if (tcb.rtt.srtt() < 0) {
      return WITHOUT_SRTT;
    }
    long waitsForCompany = tcb.sent.count() == 1 ? WORST_DELAYED_ACK : 0;
    return Math.max(2 * tcb.rtt.srtt(), LEAST) + waitsForCompany;
  }

  /** Sends the probe: new data if there is any, otherwise the last segment again. */
  void expired(long now) {
    timers.probe = EventQueue.NEVER;
    if (tcb.sent.isEmpty() || !tcb.recovery.isOpen()) {
      return;
    }
    sentAgain = !sender.sendNewAsProbe(now);
    if (sentAgain) {
      sender.retransmit(tcb.sent.count() - 1, RetransmissionCause.TAIL_LOSS_PROBE, now);
    }
    outstanding = true;
    end = tcb.sndNxt;
    timers.retransmission = now + tcb.rtt.rto();
  }

  /** An ACK arrived (section 7.4.2): did the probe repair a loss? */
  void acknowledged(int ack, boolean duplicateReported, boolean duplicate, long now) {
    if (!outstanding || Seq.lt(ack, end)) {
      return;
    }
    if (!sentAgain || duplicateReported || duplicate) {
      outstanding = false;
    } else if (Seq.gt(ack, end)) {
      outstanding = false;
      tcb.recovery.lossRepaired(now);
    }
  }

  /** The retransmission timer has taken over. */
  void giveUp() {
    outstanding = false;
    timers.probe = EventQueue.NEVER;
  }
}
