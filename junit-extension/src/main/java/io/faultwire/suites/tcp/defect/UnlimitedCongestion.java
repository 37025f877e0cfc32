package io.faultwire.suites.tcp.defect;

import io.faultwire.tcp.congestion.CongestionControl;

/** A controller that never holds anything back. */
final class UnlimitedCongestion implements CongestionControl {
  private static final int LIMIT = 1 << 30;

  @Override
  public void start(int smss, int initialWindow, long now) {}

  @Override
  public void segmentSizeChanged(int smss, long now) {}

  @Override
  public void acknowledged(int octets, long srtt, long now) {}

  @Override
  public void enterRecovery(int flightSize, long now) {}

  @Override
  public void exitRecovery(int flightSize, long now) {}

  @Override
  public void retransmissionTimeout(int flightSize, long now) {}

  @Override
  public void spuriousTimeout(long now) {}

  @Override
  public void ecnEcho(int flightSize, long now) {}

  @Override
  public int cwnd() {
    return LIMIT;
  }

  @Override
  public int ssthresh() {
    return LIMIT;
  }
}
