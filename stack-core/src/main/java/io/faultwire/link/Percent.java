package io.faultwire.link;

/** Percentages as users give them. */
final class Percent {
  private Percent() {}

  /** Returns the probability that belongs to a percentage. */
  static double check(String what, double percent) {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException(
          what + " is given in percent, from 0 to 100, not " + format(percent));
    }
    return percent / 100;
  }

  static String format(double percent) {
    return (percent == Math.rint(percent)
            ? Long.toString((long) percent)
            : Double.toString(percent))
        + "%";
  }
}
