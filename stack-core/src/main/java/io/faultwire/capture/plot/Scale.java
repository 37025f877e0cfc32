package io.faultwire.capture.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Maps values to coordinates.
 *
 * @param low the least value
 * @param high the greatest value
 * @param from the coordinate of the least value
 * @param to the coordinate of the greatest value
 */
record Scale(double low, double high, double from, double to) {
  private static final int TICKS = 8;

  /** Returns the coordinate of a value; one beyond the scale lies on its end. */
  double at(double value) {
    double clamped = Math.max(low, Math.min(high, value));
    return from + (to - from) * (clamped - low) / (high - low);
  }

  /** Returns values at even distances that are round numbers: 1, 2 or 5 times a power of ten. */
  List<Double> ticks() {
    double step = step();
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step); i * step <= high * (1 + 1e-9); i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private double step() {
    double raw = (high - low) / TICKS;
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(raw)));
    double lead = raw / power;
    return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
  }

  /** Returns a number without needless digits, thousands as {@code k}, millions as {@code M}. */
  static String label(double value) {
    if (Math.abs(value) >= 1e6) {
      return trimmed(value / 1e6) + "M";
    }
    return Math.abs(value) >= 1e4 ? trimmed(value / 1e3) + "k" : trimmed(value);
  }

  private static String trimmed(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.replaceFirst("\\.?0+$", "");
  }
}
