package io.faultwire.capture.plot;

import io.faultwire.capture.svg.SvgText;

/** What all plots have: a head, a legend, axes with round numbers, time in milliseconds. */
final class PlotFrame {
  private static final double WIDTH = 900;
  private static final double HEIGHT = 460;
  private static final double LEFT = 70;
  private static final double RIGHT = 20;
  private static final double TOP = 66;
  private static final double BOTTOM = 44;
  private static final double CHARACTER = 6.7;
  private static final double SAMPLE = 22;
  private static final double NANOS_IN_MILLI = 1e6;

  private final String title;
  private final long origin;
  private final Scale time;
  private final Scale values;
  private final SvgText out = new SvgText();
  private double legendAt = LEFT;

  /**
   * Makes a frame.
   *
   * @param start the first time shown, in nanoseconds, from which the axis counts
   * @param end the last time shown
   * @param highest the greatest value shown; the least is 0
   */
  PlotFrame(String title, String unit, long start, long end, double highest) {
    this.title = title;
    this.origin = start;
    double span = Math.max(1, end - start) / NANOS_IN_MILLI;
    this.time = new Scale(0, span, LEFT, WIDTH - RIGHT);
    this.values = new Scale(0, Math.max(1, highest), HEIGHT - BOTTOM, TOP);
    out.rectangle("paper", 0, 0, WIDTH, HEIGHT);
    out.text("name", "start", LEFT, 24, title);
    grid(unit);
  }

  private void grid(String unit) {
    for (double tick : time.ticks()) {
      out.line("grid", time.at(tick), TOP, time.at(tick), HEIGHT - BOTTOM);
      out.text("soft small", "middle", time.at(tick), HEIGHT - BOTTOM + 16, Scale.label(tick));
    }
    for (double tick : values.ticks()) {
      out.line("grid", LEFT, values.at(tick), WIDTH - RIGHT, values.at(tick));
      out.text("soft small", "end", LEFT - 8, values.at(tick) + 4, Scale.label(tick));
    }
    out.line("axis", LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM);
    out.line("axis", LEFT, TOP, LEFT, HEIGHT - BOTTOM);
    out.text("soft small", "end", WIDTH - RIGHT, HEIGHT - 8, "time in ms");
    out.text("soft small", "start", 8, TOP - 10, unit);
  }

  /** Adds to the legend what a kind of line means. */
  PlotFrame legend(String style, String meaning) {
    out.line(style, legendAt, 44, legendAt + SAMPLE, 44);
    out.text("small", "start", legendAt + SAMPLE + 6, 48, meaning);
    legendAt += SAMPLE + 24 + meaning.length() * CHARACTER;
    return this;
  }

  double x(long at) {
    return time.at((at - origin) / NANOS_IN_MILLI);
  }

  double y(long value) {
    return values.at((double) value);
  }

  double top() {
    return TOP;
  }

  double bottom() {
    return HEIGHT - BOTTOM;
  }

  SvgText out() {
    return out;
  }

  String render() {
    return out.document("fw-plot", title, PlotStyle.SHEET, WIDTH, HEIGHT);
  }
}
