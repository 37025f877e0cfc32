package io.faultwire.tcp.congestion;

/** Slow start and congestion avoidance that halves at a loss (RFC 5681, RFC 6582). */
public final class NewReno extends LossWindow {
  private int acknowledgedInAvoidance;

  /** Grows by one SMSS for each window that was acknowledged, once slow start is over. */
  @Override
  public void acknowledged(int octets, long srtt, long now) {
    if (inSlowStart()) {
      growExponentially(octets);
      return;
    }
    acknowledgedInAvoidance += octets;
    if (acknowledgedInAvoidance >= cwnd) {
      acknowledgedInAvoidance -= cwnd;
      cwnd = Math.min(LIMIT, cwnd + smss);
    }
  }

  /** RFC 5681 equation 4. */
  @Override
  int reduced(int flightSize, long now) {
    acknowledgedInAvoidance = 0;
    return Math.max(flightSize / 2, 2 * smss);
  }
}
