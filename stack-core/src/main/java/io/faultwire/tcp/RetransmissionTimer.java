package io.faultwire.tcp;

/** The round-trip time estimator and the RTO that follows from it (RFC 6298). All times are ns. */
final class RetransmissionTimer {
  /** G, the clock granularity of RFC 6298 section 2. */
  private static final long GRANULARITY = 1_000_000;

  private static final long RTO_AFTER_LOST_SYN = 3_000_000_000L;
  private static final int LARGEST_SHIFT = 20;

  private final long minimum;
  private final long maximum;
  private long latest = -1;
  private long srtt = -1;
  private long rttvar;
  private long base;
  private int shift;
  private int failures;

  RetransmissionTimer(TcpOptions options) {
    minimum = options.minimumRto().toNanos();
    maximum = options.maximumRto().toNanos();
    base = options.initialRto().toNanos();
  }

  /**
   * Takes a round-trip time (RFC 6298 sections 2 and 3).
   *
   * @param samples how many are expected in one round trip; each weighs that much less (RFC 7323
   *     appendix G)
   */
  void measured(long rtt, int samples) {
    latest = rtt;
    if (srtt < 0) {
      srtt = rtt;
      rttvar = rtt / 2;
    } else {
      rttvar += (Math.abs(srtt - rtt) - rttvar) / (4L * samples);
      srtt += (rtt - srtt) / (8L * samples);
    }
    base = clamp(srtt + Math.max(GRANULARITY, 4 * rttvar));
    shift = 0;
    failures = 0;
  }

  /** Doubles the RTO (RFC 6298 section 5.5). */
  void backOff() {
    failures++;
    shift = Math.min(shift + 1, LARGEST_SHIFT);
  }

  /** Forgets how often the timer has expired in a row, since the peer showed that it is alive. */
  void progressed() {
    failures = 0;
  }

  /** Ends the backing off of window probes. */
  void windowOpened() {
    shift = 0;
  }

  /** Sets the RTO to at least 3 s after a SYN was lost (RFC 6298 section 5.7). */
  void synWasLost() {
    if (srtt < 0) {
      base = clamp(RTO_AFTER_LOST_SYN);
      shift = 0;
    }
  }

  private long clamp(long value) {
    return Math.max(minimum, Math.min(value, maximum));
  }

  /** Returns how often the timer has expired in a row. */
  int failures() {
    return failures;
  }

  /** Returns the RTO, backed off as often as needed. */
  long rto() {
    return Math.min(base << shift, maximum);
  }

  /** Returns the last round-trip time that was measured, or -1 before the first measurement. */
  long latest() {
    return latest;
  }

  /** Returns the smoothed round-trip time, or -1 before the first measurement. */
  long srtt() {
    return srtt;
  }

  /** Returns RTTVAR, or 0 before the first measurement. */
  long variation() {
    return rttvar;
  }
}
