package io.faultwire.tcp.congestion;

/** What the standard controllers share: slow start, and the windows before and after a loss. */
abstract class LossWindow implements CongestionControl {
  /** Far above any window that can be advertised (RFC 7323 section 2.2). */
  static final int LIMIT = 1 << 30;

  int smss = 536;
  int cwnd = 536;
  int ssthresh = LIMIT;
  private int cwndBeforeTimeout;
  private int ssthreshBeforeTimeout;

  @Override
  public void start(int smss, int initialWindow, long now) {
    this.smss = smss;
    this.cwnd = initialWindow;
  }

  @Override
  public void segmentSizeChanged(int smss, long now) {
    this.smss = smss;
  }

  boolean inSlowStart() {
    return cwnd < ssthresh;
  }

  /** Grows by the octets acknowledged, at most 2 SMSS (RFC 5681 section 3.1, RFC 3465). */
  void growExponentially(int octets) {
    cwnd = Math.min(LIMIT, cwnd + Math.min(octets, 2 * smss));
  }

  /** Returns ssthresh after a loss with so much in flight. */
  abstract int reduced(int flightSize, long now);

  @Override
  public void enterRecovery(int flightSize, long now) {
    ssthresh = reduced(flightSize, now);
    cwnd = ssthresh;
  }

  /** Ends without a burst (RFC 6582 section 3.2 step 3, option 1). */
  @Override
  public void exitRecovery(int flightSize, long now) {
    cwnd = Math.min(ssthresh, Math.max(flightSize, smss) + smss);
  }

  @Override
  public void retransmissionTimeout(int flightSize, long now) {
    cwndBeforeTimeout = cwnd;
    ssthreshBeforeTimeout = ssthresh;
    ssthresh = reduced(flightSize, now);
    cwnd = smss;
  }

  @Override
  public void spuriousTimeout(long now) {
    cwnd = Math.max(cwnd, cwndBeforeTimeout);
    ssthresh = Math.max(ssthresh, ssthreshBeforeTimeout);
  }

  @Override
  public void ecnEcho(int flightSize, long now) {
    ssthresh = reduced(flightSize, now);
    cwnd = ssthresh;
  }

  @Override
  public void restart(int restartWindow, long now) {
    cwnd = Math.min(cwnd, restartWindow);
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
