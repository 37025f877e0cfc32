package io.faultwire.tcp.congestion;

/**
 * CUBIC as Linux computes it, the default: in whole segments, and after RFC 8312, whose estimate of
 * Reno's window never grows faster than after a loss. On paths where Reno would do as well it is
 * some 25% slower than {@link Cubic}, which follows RFC 9438. Without HyStart.
 */
public final class LinuxCubic extends CubicWindow {
  /** The factor of section 4.5, as Linux writes it: 717 of 1024. */
  private static final double BETA = 717 / 1024.0;

  /** The estimate of Reno's window grows by one when this many windows are acknowledged. */
  private static final double WINDOWS_PER_SEGMENT = 15 / 8.0;

  /** How long a computed pace holds while the window is the same. */
  private static final long PACE_LASTS = 1_000_000_000L / 32;

  /** A window grows by at most one segment for this many that are acknowledged. */
  private static final int FASTEST = 2;

  private static final int SLOWEST_IN_WINDOWS = 100;

  private int wMax;
  private double k;
  private int origin;
  private long leastRtt = Long.MAX_VALUE;

  /** The estimate of Reno's window, and what was acknowledged since it grew. */
  private int wEst;

  private int acknowledgedOfEstimate;

  /** How many segments are acknowledged before the window grows by one, and for which window. */
  private int pace;

  private int paceOfWindow;
  private long paceSetAt;

  private int acknowledgedOfWindow;
  private int octetsOfSegment;

  @Override
  public void acknowledged(int octets, long srtt, long now) {
    if (srtt > 0) {
      leastRtt = Math.min(leastRtt, srtt);
    }
    if (inSlowStart()) {
      growExponentially(octets);
      return;
    }
    octetsOfSegment += octets;
    int segments = octetsOfSegment / smss;
    octetsOfSegment %= smss;
    if (segments > 0) {
      updatePace(segments, now);
      grow(segments);
    }
  }

  private int window() {
    return cwnd / smss;
  }

  private void updatePace(int segments, long now) {
    int window = window();
    acknowledgedOfEstimate += segments;
    if (epoch != NO_EPOCH && window == paceOfWindow && now - paceSetAt <= PACE_LASTS) {
      return;
    }
    if (epoch == NO_EPOCH) {
      beginEpoch(window, segments, now);
    }
    paceOfWindow = window;
    paceSetAt = now;
    int target = target(now);
    pace = target > window ? window / (target - window) : SLOWEST_IN_WINDOWS * window;
    int perSegment = (int) (window * WINDOWS_PER_SEGMENT);
    while (acknowledgedOfEstimate > perSegment) {
      acknowledgedOfEstimate -= perSegment;
      wEst++;
    }
    if (wEst > window) {
      pace = Math.min(pace, window / (wEst - window));
    }
    pace = Math.max(pace, FASTEST);
  }

  private void beginEpoch(int window, int segments, long now) {
    epoch = now;
    wEst = window;
    acknowledgedOfEstimate = segments;
    origin = Math.max(wMax, window);
    k = StrictMath.cbrt((origin - window) / C);
  }

  /** Returns the curve one least round-trip time from now, in whole segments from its origin. */
  private int target(long now) {
    double ahead = leastRtt == Long.MAX_VALUE ? 0 : leastRtt;
    double past = (now - epoch + ahead) / NANOS - k;
    return origin + (int) (C * past * past * past);
  }

  /** What was acknowledged at a slower pace counts for one segment at the most. */
  private void grow(int segments) {
    int steps = 0;
    if (acknowledgedOfWindow >= pace) {
      acknowledgedOfWindow = 0;
      steps = 1;
    }
    acknowledgedOfWindow += segments;
    steps += acknowledgedOfWindow / pace;
    acknowledgedOfWindow %= pace;
    cwnd = Math.min(LIMIT, cwnd + steps * smss);
  }

  @Override
  int reduced(int flightSize, long now) {
    int window = window();
    wMax = window < wMax ? (int) (window * (1 + BETA) / 2) : window;
    epoch = NO_EPOCH;
    return Math.max((int) (window * BETA), 2) * smss;
  }
}
