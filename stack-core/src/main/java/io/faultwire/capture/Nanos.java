package io.faultwire.capture;

import java.math.BigDecimal;

/** How captures write times: exact, in milliseconds. */
public final class Nanos {
  private Nanos() {}

  /** Returns a time such as {@code 20 ms} or {@code 0.0012 ms}, without loss. */
  public static String format(long nanos) {
    return toMillis(nanos) + " ms";
  }

  /** Returns a time in milliseconds without its unit, without loss. */
  public static String toMillis(long nanos) {
    BigDecimal millis = BigDecimal.valueOf(nanos, 6).stripTrailingZeros();
    return millis.scale() < 0 ? millis.setScale(0).toPlainString() : millis.toPlainString();
  }

  /**
   * Reads what {@link #toMillis} writes.
   *
   * @throws ArithmeticException if the number has more than six decimals or is too large
   * @throws NumberFormatException if it is no number
   */
  public static long parseMillis(String text) {
    return new BigDecimal(text).scaleByPowerOfTen(6).longValueExact();
  }
}
