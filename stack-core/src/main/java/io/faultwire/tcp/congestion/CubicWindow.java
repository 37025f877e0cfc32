package io.faultwire.tcp.congestion;

/** What both arithmetics of CUBIC share: the curve's constants, and when its epoch begins anew. */
abstract class CubicWindow extends LossWindow {
  /** C of RFC 9438 section 4.1, in segments per cubic second. */
  static final double C = 0.4;

  static final double NANOS = 1e9;
  static final long NO_EPOCH = -1;

  /** t_epoch of section 4.1.2: when the stage of congestion avoidance began. */
  long epoch = NO_EPOCH;

  @Override
  public void segmentSizeChanged(int smss, long now) {
    super.segmentSizeChanged(smss, now);
    epoch = NO_EPOCH;
  }

  @Override
  public void spuriousTimeout(long now) {
    super.spuriousTimeout(now);
    epoch = NO_EPOCH;
  }
}
