package io.faultwire.tcp;

/** Limits the challenge ACKs of a host (RFC 5961 section 7), so that nobody can count them. */
final class ChallengeAcks {
  private static final long SECOND = 1_000_000_000;

  private final int limit;
  private long secondBegan = -SECOND;
  private int sent;

  ChallengeAcks(int limit) {
    this.limit = limit;
  }

  /** Tells whether one may be sent now, and counts it. */
  boolean mayBeSent(long now) {
    if (now - secondBegan >= SECOND) {
      secondBegan = now;
      sent = 0;
    }
    return sent++ < limit;
  }
}
