package io.faultwire.wire;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A loose source route: the routers that a datagram is to pass, in order (RFC 791 section 3.1). */
public final class SourceRoute {
  /** The option kinds of RFC 791. */
  public static final int LOOSE = 131;

  public static final int STRICT = 137;

  /** How many routers the options of a header have room for. */
  public static final int MOST_ROUTERS = 9;

  private static final int END_OF_LIST = 0;
  private static final int NO_OPERATION = 1;

  /** Octets of the option before its addresses: kind, length and pointer. */
  private static final int HEAD = 3;

  /** The pointer to the first address, counted from 1. */
  private static final int FIRST = 4;

  private final int[] routers;

  private SourceRoute(int[] routers) {
    this.routers = routers;
  }

  /**
   * Returns the route by some routers.
   *
   * @param routers their IPv4 addresses, 1 to {@link #MOST_ROUTERS}
   * @throws IllegalArgumentException if there are none or too many
   */
  public static SourceRoute by(List<Integer> routers) {
    if (routers.isEmpty() || routers.size() > MOST_ROUTERS) {
      throw new IllegalArgumentException(
          "a source route has 1 to " + MOST_ROUTERS + " routers, not " + routers.size());
    }
    return new SourceRoute(routers.stream().mapToInt(Integer::intValue).toArray());
  }

  /**
   * Returns the way back of a datagram that has followed a source route to its end: by the same
   * routers in reverse order (RFC 1122 section 3.2.1.8). Null if it has none, or one that makes no
   * sense or leads on.
   */
  public static @Nullable SourceRoute back(Ipv4Header header) {
    byte[] bytes = header.bytes();
    int at = find(header);
    if (at < 0 || leadsOn(bytes, at)) {
      return null;
    }
    int count = addresses(bytes, at);
    int[] routers = new int[count];
    for (int i = 0; i < count; i++) {
      routers[count - 1 - i] = Bytes.getInt(bytes, at + HEAD + i * Integer.BYTES);
    }
    return new SourceRoute(routers);
  }

  /**
   * Returns where a datagram goes in the end, as a 32-bit integer: the last address of a source
   * route that leads on, else the destination of the header. Checksums of transport headers are
   * about this one (RFC 1122 section 3.2.1.8).
   */
  public static int destinationOf(Ipv4Header header) {
    boolean hasOptions = header.headerLength() > Ipv4Header.LENGTH;
    int at = hasOptions ? find(header) : -1;
    if (at < 0 || !leadsOn(header.bytes(), at)) {
      return header.destination();
    }
    int last = addresses(header.bytes(), at) - 1;
    return Bytes.getInt(header.bytes(), at + HEAD + last * Integer.BYTES);
  }

  /** Returns the index of a source route that makes sense, or -1. */
  private static int find(Ipv4Header header) {
    byte[] bytes = header.bytes();
    int at = header.offset() + Ipv4Header.LENGTH;
    int end = Math.min(header.offset() + header.headerLength(), bytes.length);
    while (at < end && bytes[at] != END_OF_LIST) {
      int kind = bytes[at] & 0xFF;
      int length = kind == NO_OPERATION ? 1 : at + 1 < end ? bytes[at + 1] & 0xFF : 0;
      if (length == 0 || at + length > end || (kind != NO_OPERATION && length < 2)) {
        return -1;
      }
      if (kind == LOOSE || kind == STRICT) {
        int count = (length - HEAD) / Integer.BYTES;
        return count > 0 && length == HEAD + count * Integer.BYTES ? at : -1;
      }
      at += length;
    }
    return -1;
  }

  private static int addresses(byte[] bytes, int at) {
    return ((bytes[at + 1] & 0xFF) - HEAD) / Integer.BYTES;
  }

  /** Tells whether the pointer stands within the addresses. */
  private static boolean leadsOn(byte[] bytes, int at) {
    return (bytes[at + 2] & 0xFF) <= (bytes[at + 1] & 0xFF);
  }

  /** Returns the router that a datagram on this route is sent to first, as a 32-bit integer. */
  public int firstHop() {
    return routers[0];
  }

  /** Returns how many octets it takes in a header, padding included. */
  public int length() {
    return (HEAD + routers.length * Integer.BYTES + 3) & ~3;
  }

  /**
   * Writes the option for a datagram that is sent to the first router.
   *
   * @param destination where the route ends, as a 32-bit integer
   */
  public void write(byte[] bytes, int offset, int destination) {
    Arrays.fill(bytes, offset, offset + length(), (byte) END_OF_LIST);
    bytes[offset] = (byte) LOOSE;
    bytes[offset + 1] = (byte) (HEAD + routers.length * Integer.BYTES);
    bytes[offset + 2] = FIRST;
    for (int i = 1; i <= routers.length; i++) {
      int hop = i < routers.length ? routers[i] : destination;
      Bytes.putInt(bytes, offset + HEAD + (i - 1) * Integer.BYTES, hop);
    }
  }
}
