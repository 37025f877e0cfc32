package io.faultwire.suites.tcp.defect;

import io.faultwire.tcp.congestion.CongestionControl;

/** A congestion controller that never holds back. */
final class UnlimitedCongestion implements CongestionControl {
  private static final int NO_LIMIT = 1 << 30;

  @Override
  public void start(int smss, int initialWindow) {}

  @Override
  public void acknowledged(int octets) {}

  @Override
  public void enterRecovery(int flightSize) {}

  @Override
  public void duplicateAckInRecovery() {}

  @Override
  public void partialAck(int octets) {}

  @Override
  public void exitRecovery(int flightSize) {}

  @Override
  public void retransmissionTimeout(int flightSize) {}

  @Override
  public int cwnd() {
    return NO_LIMIT;
  }

  @Override
  public int ssthresh() {
    return NO_LIMIT;
  }
}
