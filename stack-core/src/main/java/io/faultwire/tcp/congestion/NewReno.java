package io.faultwire.tcp.congestion;

/** Slow start, congestion avoidance and fast recovery (RFC 5681, RFC 6582). */
public final class NewReno implements CongestionControl {
  private static final int LIMIT = 1 << 30;

  private int smss = 536;
  private int cwnd = 536;
  private int ssthresh = LIMIT;
  private int acknowledgedInAvoidance;

  @Override
  public void start(int smss, int initialWindow) {
    this.smss = smss;
    this.cwnd = initialWindow;
  }

  /**
   * Grows by the octets acknowledged, at most 2 SMSS, in slow start; by one SMSS a window after.
   */
  @Override
  public void acknowledged(int octets) {
    if (cwnd < ssthresh) {
      cwnd += Math.min(octets, 2 * smss);
    } else {
      acknowledgedInAvoidance += octets;
      if (acknowledgedInAvoidance >= cwnd) {
        acknowledgedInAvoidance -= cwnd;
        cwnd += smss;
      }
    }
    cwnd = Math.min(cwnd, LIMIT);
  }

  @Override
  public void enterRecovery(int flightSize) {
    ssthresh = half(flightSize);
    cwnd = ssthresh + 3 * smss;
    acknowledgedInAvoidance = 0;
  }

  @Override
  public void duplicateAckInRecovery() {
    cwnd += smss;
  }

  @Override
  public void partialAck(int octets) {
    cwnd = Math.max(cwnd - octets, 0) + (octets >= smss ? smss : 0);
    cwnd = Math.max(cwnd, smss);
  }

  @Override
  public void exitRecovery(int flightSize) {
    cwnd = Math.min(ssthresh, Math.max(flightSize, smss) + smss);
  }

  @Override
  public void retransmissionTimeout(int flightSize) {
    ssthresh = half(flightSize);
    cwnd = smss;
    acknowledgedInAvoidance = 0;
  }

  private int half(int flightSize) {
    return Math.max(flightSize / 2, 2 * smss);
  }

  @Override
  public int cwnd() {
    return cwnd;
  }

  @Override
  public int ssthresh() {
    return ssthresh;
  }
}
