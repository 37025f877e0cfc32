package io.faultwire.tcp;

/** The timestamps of one connection (RFC 7323 sections 3 to 5). A tick is a millisecond. */
final class Timestamps {
  private static final long NANOS_PER_TICK = 1_000_000;

  /** How long TS.Recent is of use: 24 days (RFC 7323 section 5.5). */
  private static final long LIFE = 24L * 24 * 3600 * 1_000_000_000L;

  private final int offset;
  private boolean agreed;
  private int recent;
  private long recentAt;

  /** Last.ACK.sent: the acknowledgment number that was sent last (RFC 7323 section 4.3). */
  private int lastAckSent;

  /**
   * Begins.
   *
   * @param offset what is added to the clock, so that it does not tell how long the host is up (RFC
   *     7323 section 5.4)
   */
  Timestamps(int offset) {
    this.offset = offset;
  }

  /** Both SYNs had the option; the peer's had this value. */
  void agree(int tsVal, int peerIss, long now) {
    agreed = true;
    recent = tsVal;
    recentAt = now;
    lastAckSent = peerIss + 1;
  }

  boolean agreed() {
    return agreed;
  }

  /** Returns TSval for a segment that is sent now. */
  int value(long now) {
    return (int) (now / NANOS_PER_TICK) + offset;
  }

  /** Returns TSecr for a segment with the bit ACK. */
  int echo() {
    return recent;
  }

  void acknowledgmentSent(int acknowledgmentNumber) {
    lastAckSent = acknowledgmentNumber;
  }

  /** Protection against wrapped sequence numbers: tells whether a segment is an old one. */
  boolean isOld(int tsVal, long now) {
    return tsVal - recent < 0 && now - recentAt <= LIFE;
  }

  /** Tells whether a value is later than all that were seen (RFC 6191 section 2). */
  boolean isNewer(int tsVal) {
    return tsVal - recent > 0;
  }

  /** Takes TSval of an acceptable segment (RFC 7323 section 4.3). */
  void take(int tsVal, int sequenceNumber, long now) {
    if (tsVal - recent >= 0 && Seq.le(sequenceNumber, lastAckSent)) {
      recent = tsVal;
      recentAt = now;
    }
  }

  /** Returns the time in ns since a value of ours was sent, to a tick's precision. */
  long elapsedSince(int echoed, long now) {
    return Math.max(0, value(now) - echoed) * NANOS_PER_TICK;
  }
}
