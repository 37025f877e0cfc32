package io.faultwire.time;

/**
 * The number from which every random draw of a network follows.
 *
 * @param value any 64 bits
 */
public record Seed(long value) {
  /** The seed of a network that was given none. */
  public static final Seed DEFAULT = new Seed(0x5EED);

  /**
   * Reads a seed as {@link #toString()} prints it, or as a decimal number.
   *
   * @throws IllegalArgumentException if {@code text} is neither; the message says what is accepted
   */
  public static Seed parse(String text) {
    try {
      String trimmed = text.strip();
      if (trimmed.regionMatches(true, 0, "0x", 0, 2)) {
        return new Seed(Long.parseUnsignedLong(trimmed.substring(2), 16));
      }
      return new Seed(Long.parseLong(trimmed));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not a seed: give a hexadecimal number such as 0x5EED, or a decimal one",
          e);
    }
  }

  /**
   * Returns the random stream of a place. Streams of different places are independent, so that a
   * new place does not change the draws of the others.
   *
   * @param place a name such as {@code "link client-server / client->server / loss"}
   */
  public RandomStream stream(String place) {
    return new RandomStream(mix(value, place));
  }

  /** Returns the seed of the nth run of a series, counted from 0. Run 0 has this seed itself. */
  public Seed run(int n) {
    return n == 0 ? this : new Seed(RandomStream.scramble(value + n * 0x9E3779B97F4A7C15L) >>> 16);
  }

  /** Returns the seed that belongs to a name, such as that of a test. */
  public static Seed of(String name) {
    return new Seed(mix(0, name) >>> 32);
  }

  private static long mix(long start, String text) {
    long hash = RandomStream.scramble(start ^ 0xCBF29CE484222325L);
    for (int i = 0; i < text.length(); i++) {
      hash = RandomStream.scramble(hash ^ text.charAt(i));
    }
    return hash;
  }

  @Override
  public String toString() {
    return "0x" + Long.toHexString(value).toUpperCase(java.util.Locale.ROOT);
  }
}
