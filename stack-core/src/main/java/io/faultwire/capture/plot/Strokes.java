package io.faultwire.capture.plot;

/**
 * Upright strokes of one style, in the order of time. Those that are too close to be told apart and
 * touch become one.
 */
final class Strokes {
  private static final double COLUMNS_PER_PIXEL = 2;

  private final PlotFrame frame;
  private final String style;
  private double x = -1;
  private double low;
  private double high;

  Strokes(PlotFrame frame, String style) {
    this.frame = frame;
    this.style = style;
  }

  /** Adds a stroke at a time, in nanoseconds, from one value to a greater one. */
  void add(long at, long from, long to) {
    double column = Math.rint(frame.x(at) * COLUMNS_PER_PIXEL) / COLUMNS_PER_PIXEL;
    double lower = frame.y(from);
    double upper = Math.min(frame.y(to), lower - 1);
    boolean touches = lower >= high - 1 && upper <= low + 1;
    if (column == x && touches) {
      low = Math.max(low, lower);
      high = Math.min(high, upper);
      return;
    }
    draw();
    x = column;
    low = lower;
    high = upper;
  }

  /** Draws what was added last. */
  void draw() {
    if (x >= 0) {
      frame.out().line(style, x, low, x, high);
      x = -1;
    }
  }
}
