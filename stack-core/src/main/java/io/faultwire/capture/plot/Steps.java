package io.faultwire.capture.plot;

import io.faultwire.capture.svg.SvgText;

/** A line of a value that stays until it changes; changes too small to see are left out. */
final class Steps {
  private static final double SMALLEST = 0.25;

  private final PlotFrame frame;
  private final StringBuilder path = new StringBuilder();
  private double lastX;
  private double lastY;

  Steps(PlotFrame frame) {
    this.frame = frame;
  }

  /** The value is this from a time on, in nanoseconds. */
  void to(long at, long value) {
    double x = frame.x(at);
    double y = frame.y(value);
    if (path.isEmpty()) {
      path.append('M').append(SvgText.number(x)).append(' ').append(SvgText.number(y));
    } else if (Math.abs(y - lastY) < SMALLEST) {
      return;
    } else {
      if (x - lastX >= SMALLEST) {
        path.append('H').append(SvgText.number(x));
      } else {
        x = lastX;
      }
      path.append('V').append(SvgText.number(y));
    }
    lastX = x;
    lastY = y;
  }

  /** Draws the line, which goes on until a time. */
  void draw(String style, long until) {
    if (!path.isEmpty()) {
      path.append('H').append(SvgText.number(frame.x(until)));
      frame.out().path(style, path.toString());
    }
  }
}
