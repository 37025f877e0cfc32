package io.faultwire.wire;

/**
 * An Ethernet address (IEEE 802.3, 48 bits).
 *
 * @param value the address as an unsigned 48-bit integer, first octet highest
 */
public record MacAddress(long value) implements Comparable<MacAddress> {
  /** The address of every station. */
  public static final MacAddress BROADCAST = new MacAddress(0xFFFFFFFFFFFFL);

  private static final long GROUP_BIT = 1L << 40;

  public MacAddress {
    if (value >>> 48 != 0) {
      throw new IllegalArgumentException("a MAC address has 48 bits: 0x" + Long.toHexString(value));
    }
  }

  /**
   * Reads six hexadecimal octets, separated by colons or hyphens.
   *
   * @throws IllegalArgumentException if {@code text} is none; the message shows the form
   */
  public static MacAddress parse(String text) {
    if (!text.matches("[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}")) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a MAC address: write six octets such as 02:00:00:00:00:01");
    }
    return new MacAddress(Long.parseLong(text.replaceAll("[:-]", ""), 16));
  }

  /** Returns the locally administered unicast address with the given number. */
  public static MacAddress local(int number) {
    return new MacAddress(0x020000000000L | (number & 0xFFFFFFFFL));
  }

  public boolean isBroadcast() {
    return value == BROADCAST.value;
  }

  /** Tells whether the address names a group of stations; broadcast is one. */
  public boolean isGroup() {
    return isGroup(value);
  }

  /** Tells whether the address in the low 48 bits names a group of stations. */
  public static boolean isGroup(long address) {
    return (address & GROUP_BIT) != 0;
  }

  @Override
  public int compareTo(MacAddress other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(17);
    for (int shift = 40; shift >= 0; shift -= 8) {
      int octet = (int) (value >>> shift) & 0xFF;
      text.append(Character.forDigit(octet >> 4, 16)).append(Character.forDigit(octet & 15, 16));
      if (shift > 0) {
        text.append(':');
      }
    }
    return text.toString();
  }
}
