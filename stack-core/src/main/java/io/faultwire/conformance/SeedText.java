package io.faultwire.conformance;

import java.util.Locale;

/** Write and read seeds as people copy them: {@code 0x5EED2A}. */
public final class SeedText {

  private SeedText() {}

  /** Return the seed in hexadecimal, such as {@code 0x5EED2A}. */
  public static String format(long seed) {
    return String.format(Locale.ROOT, "0x%X", seed);
  }

  /**
   * Read a seed in hexadecimal with {@code 0x}, or in decimal.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static long parse(String text) {
    String seed = text.strip().toLowerCase(Locale.ROOT);
    try {
      return seed.startsWith("0x")
          ? Long.parseUnsignedLong(seed.substring(2), 16)
          : Long.parseLong(seed);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no seed. Write a number such as 0x5EED2A or 42, up to 64 bits.", e);
    }
  }
}
