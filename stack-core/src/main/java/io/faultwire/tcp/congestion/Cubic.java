package io.faultwire.tcp.congestion;

/**
 * CUBIC (RFC 9438): after a reduction the window grows along a cubic curve of time, flat around the
 * window at which the loss happened, and never slower than Reno would.
 */
public final class Cubic extends CubicWindow {
  /** The factor by which a loss reduces the window (section 4.6). */
  private static final double BETA = 0.7;

  /** How many segments the Reno estimate grows a window, until it has caught up (section 4.3). */
  private static final double ALPHA = 3 * (1 - BETA) / (1 + BETA);

  /** W_max, cwnd_prior and W_est of section 4.1.2, in segments. */
  private double wMax;

  private double cwndPrior;
  private double wEst;

  /** cwnd in segments, with its fraction. */
  private double segments;

  /** K of section 4.2. */
  private double k;

  @Override
  public void acknowledged(int octets, long srtt, long now) {
    if (inSlowStart()) {
      growExponentially(octets);
      return;
    }
    if (epoch == NO_EPOCH) {
      beginEpoch(now);
    }
    double acknowledged = (double) octets / smss;
    double rtt = Math.max(0, srtt) / NANOS;
    double t = (now - epoch) / NANOS;
    wEst += (wEst >= cwndPrior ? 1 : ALPHA) * acknowledged / segments;
    double curve = curveAt(t);
    if (curve < wEst) {
      segments = Math.max(segments, wEst);
    } else {
      double target = Math.max(segments, Math.min(curveAt(t + rtt), 1.5 * segments));
      segments += (target - segments) * acknowledged / segments;
    }
    cwnd = (int) Math.min(LIMIT, segments * smss);
  }

  /** W_cubic of section 4.2, figure 1. */
  private double curveAt(double t) {
    double past = t - k;
    return C * past * past * past + wMax;
  }

  /** A stage of congestion avoidance begins (section 4.2). */
  private void beginEpoch(long now) {
    epoch = now;
    segments = (double) cwnd / smss;
    wEst = segments;
    if (wMax < segments) {
      wMax = segments;
      k = 0;
    } else {
      k = StrictMath.cbrt((wMax - segments) / C);
    }
  }

  /** Sections 4.6 and 4.7: the reduction, and fast convergence where the window shrinks again. */
  @Override
  int reduced(int flightSize, long now) {
    double before = (double) cwnd / smss;
    cwndPrior = before;
    wMax = before < wMax ? before * (1 + BETA) / 2 : before;
    epoch = NO_EPOCH;
    return Math.max((int) Math.round(flightSize * BETA), 2 * smss);
  }
}
