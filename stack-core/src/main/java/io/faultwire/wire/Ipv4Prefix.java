package io.faultwire.wire;

/**
 * An IPv4 prefix in CIDR form (RFC 4632).
 *
 * @param address the network address; bits beyond the prefix are cleared
 * @param length the number of leading bits that belong to the network, 0 to 32
 */
public record Ipv4Prefix(Ipv4Address address, int length) {

  public Ipv4Prefix {
    if (length < 0 || length > 32) {
      throw new IllegalArgumentException("a prefix length is 0 to 32, not " + length);
    }
    address = new Ipv4Address(address.value() & mask(length));
  }

  /**
   * Reads a prefix such as {@code 10.0.0.0/24}.
   *
   * @throws IllegalArgumentException if {@code text} is none; the message shows the form
   */
  public static Ipv4Prefix parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,2}")) {
      throw new IllegalArgumentException("'" + text + "' is not a prefix: write it as 10.0.0.0/24");
    }
    return new Ipv4Prefix(
        Ipv4Address.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
  }

  public boolean contains(Ipv4Address other) {
    return contains(other.value());
  }

  /** Tells whether the address, as a 32-bit integer, lies in the prefix. */
  public boolean contains(int other) {
    return (other & mask(length)) == address.value();
  }

  /**
   * Returns the directed broadcast address (RFC 919 section 7); none has a meaning for /31, /32.
   */
  public Ipv4Address broadcast() {
    return new Ipv4Address(address.value() | ~mask(length));
  }

  private static int mask(int length) {
    return length == 0 ? 0 : -1 << (32 - length);
  }

  @Override
  public String toString() {
    return address + "/" + length;
  }
}
