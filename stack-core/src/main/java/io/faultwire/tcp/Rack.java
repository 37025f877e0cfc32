package io.faultwire.tcp;

import io.faultwire.time.EventQueue;

/**
 * Detection of losses by time (RFC 8985 section 6): what was sent well before something that has
 * arrived is lost. All times are ns.
 */
final class Rack {
  private static final int PERSIST_ROUNDS = 16;
  private static final int DUPLICATE_THRESHOLD = 3;

  private final SentSegments sent;
  private final RetransmissionTimer rtt;

  /**
   * Instead of RACK.xmit_ts and RACK.end_seq: the place of the segment delivered that was sent last
   * among all transmissions. Many have one time where time is virtual.
   */
  private long order = -1;

  /** RACK.rtt: the round-trip time of that segment. */
  private long lastRtt;

  private long minimumRtt = Long.MAX_VALUE;
  private boolean delivered;
  private int highestDelivered;
  private boolean reorderingSeen;
  private int windowMultiplier = 1;
  private int windowPersist;
  private boolean duplicateRoundRuns;
  private int duplicateRound;

  Rack(SentSegments sent, RetransmissionTimer rtt) {
    this.sent = sent;
    this.rtt = rtt;
  }

  /**
   * Notes that a segment in flight was delivered, by ACK or by SACK (sections 6.2 steps 1 to 3).
   *
   * @param echoedAfterCopy whether the ACK cannot be for an earlier copy of the segment
   */
  void delivered(int index, boolean echoedAfterCopy, long now) {
    long at = sent.sentAt(index);
    int to = sent.to(index);
    long elapsed = now - at;
    boolean again = sent.wasSentAgain(index);
    if (again && (!echoedAfterCopy || elapsed < minimumRtt)) {
      return;
    }
    if (!again) {
      minimumRtt = Math.min(minimumRtt, elapsed);
    }
    if (!delivered || Seq.gt(to, highestDelivered)) {
      delivered = true;
      highestDelivered = to;
    } else if (Seq.lt(to, highestDelivered) && !again) {
      reorderingSeen = true;
    }
    if (sent.order(index) > order) {
      order = sent.order(index);
      lastRtt = elapsed;
    }
  }

  /** The peer has got something twice: reordering was taken for loss (section 6.2 step 4). */
  void duplicateReported(int sndUna, int sndNxt) {
    if (!duplicateRoundRuns || Seq.ge(sndUna, duplicateRound)) {
      duplicateRoundRuns = true;
      duplicateRound = sndNxt;
      windowMultiplier++;
      windowPersist = PERSIST_ROUNDS;
    }
  }

  /** A recovery has ended: the wider window is kept for sixteen of them. */
  void recovered() {
    windowPersist--;
    if (windowPersist <= 0) {
      windowMultiplier = 1;
    }
  }

  /** The window in which segments may overtake each other (section 6.2 step 4). */
  private long reorderingWindow(boolean recovering, int segmentSize) {
    boolean many = sent.sackedOctets() >= DUPLICATE_THRESHOLD * segmentSize;
    if (!reorderingSeen && (recovering || many)) {
      return 0;
    }
    long srtt = Math.max(0, rtt.srtt());
    long least = minimumRtt == Long.MAX_VALUE ? srtt : minimumRtt;
    return Math.min(windowMultiplier * (least / 4), srtt);
  }

  /**
   * Marks the segments that are lost by now (section 6.2 step 5).
   *
   * @return when the next one will be, unless it arrives; {@link EventQueue#NEVER} if none will
   */
  long detect(boolean recovering, int segmentSize, long now) {
    long next = EventQueue.NEVER;
    long window = reorderingWindow(recovering, segmentSize);
    for (int i = 0; i < sent.count(); i++) {
      if (sent.isSacked(i) || sent.isToBeSentAgain(i)) {
        continue;
      }
      if (sent.order(i) >= order) {
        continue;
      }
      long lostAt = sent.sentAt(i) + lastRtt + window;
      if (lostAt <= now) {
        sent.markLost(i);
      } else {
        next = Math.min(next, lostAt);
      }
    }
    return next;
  }

  /** Returns the least round-trip time that was measured, or a large number. */
  long minimumRtt() {
    return minimumRtt;
  }
}
