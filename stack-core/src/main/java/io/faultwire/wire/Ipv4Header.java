package io.faultwire.wire;

/** The IPv4 header (RFC 791 section 3.1), as a window on bytes. */
public final class Ipv4Header {
  /** Octets of a header without options. */
  public static final int LENGTH = 20;

  public static final int DONT_FRAGMENT = 0x4000;
  public static final int MORE_FRAGMENTS = 0x2000;

  /** The two lowest bits of the type of service (RFC 3168 section 5). */
  public static final int ECN_MASK = 3;

  public static final int ECT_0 = 2;
  public static final int CE = 3;
  private static final int FRAGMENT_OFFSET = 0x1FFF;

  private byte[] bytes = new byte[0];
  private int offset;

  /** Looks at the header that begins at {@code offset}. */
  public Ipv4Header wrap(byte[] bytes, int offset) {
    this.bytes = bytes;
    this.offset = offset;
    return this;
  }

  /** Writes a header without options, of the default service, its checksum included. */
  public static void write(
      byte[] bytes,
      int offset,
      int totalLength,
      int identification,
      int flagsAndFragmentOffset,
      int timeToLive,
      int protocol,
      int source,
      int destination) {
    write(
        bytes,
        offset,
        0,
        totalLength,
        identification,
        flagsAndFragmentOffset,
        timeToLive,
        protocol,
        source,
        destination);
  }

  /**
   * Writes a header without options, its checksum included.
   *
   * @param typeOfService the octet of Differentiated Services and ECN
   */
  public static void write(
      byte[] bytes,
      int offset,
      int typeOfService,
      int totalLength,
      int identification,
      int flagsAndFragmentOffset,
      int timeToLive,
      int protocol,
      int source,
      int destination) {
    Bytes.putInt(bytes, offset, 0x45000000 | (typeOfService & 0xFF) << 16 | (totalLength & 0xFFFF));
    Bytes.putInt(bytes, offset + 4, identification << 16 | (flagsAndFragmentOffset & 0xFFFF));
    Bytes.putInt(bytes, offset + 8, timeToLive << 24 | protocol << 16);
    Bytes.putInt(bytes, offset + 12, source);
    Bytes.putInt(bytes, offset + 16, destination);
    writeChecksum(bytes, offset, LENGTH);
  }

  /**
   * Sets the congestion experienced codepoint (RFC 3168 section 5). The checksum follows by the
   * difference alone (RFC 1624, equation 3), so that one that was wrong stays wrong.
   */
  public static void markCongestion(byte[] bytes, int offset) {
    int before = Bytes.getUnsignedShort(bytes, offset);
    int after = before | CE;
    int sum = (~Bytes.getUnsignedShort(bytes, offset + 10) & 0xFFFF) + (~before & 0xFFFF) + after;
    sum = (sum & 0xFFFF) + (sum >>> 16);
    sum = (sum & 0xFFFF) + (sum >>> 16);
    Bytes.putShort(bytes, offset, after);
    Bytes.putShort(bytes, offset + 10, ~sum);
  }

  /**
   * States the length of a header that was written, and of the options behind it; the checksum
   * follows.
   *
   * @param headerLength in octets, a multiple of 4 up to 60
   */
  public static void setHeaderLength(byte[] bytes, int offset, int headerLength) {
    bytes[offset] = (byte) (4 << 4 | headerLength / 4);
    writeChecksum(bytes, offset, headerLength);
  }

  /** Computes the header checksum anew, as whoever changes a field does. */
  public static void writeChecksum(byte[] bytes, int offset, int headerLength) {
    Bytes.putShort(bytes, offset + 10, 0);
    Bytes.putShort(bytes, offset + 10, Checksum.of(bytes, offset, headerLength, 0));
  }

  byte[] bytes() {
    return bytes;
  }

  public int offset() {
    return offset;
  }

  public int version() {
    return Bytes.getUnsignedByte(bytes, offset) >>> 4;
  }

  /** Returns the header's length in octets as it states it, 0 to 60. */
  public int headerLength() {
    return (Bytes.getUnsignedByte(bytes, offset) & 15) * 4;
  }

  /** Returns the octet of Differentiated Services (RFC 2474) and ECN (RFC 3168). */
  public int typeOfService() {
    return Bytes.getUnsignedByte(bytes, offset + 1);
  }

  /** Tells whether the sender's transport can be told of congestion: ECT(0), ECT(1) or CE. */
  public boolean isEcnCapable() {
    return (typeOfService() & ECN_MASK) != 0;
  }

  /** Returns the length of header and data in octets as it states it. */
  public int totalLength() {
    return Bytes.getUnsignedShort(bytes, offset + 2);
  }

  public int identification() {
    return Bytes.getUnsignedShort(bytes, offset + 4);
  }

  public boolean dontFragment() {
    return (Bytes.getUnsignedShort(bytes, offset + 6) & DONT_FRAGMENT) != 0;
  }

  public boolean moreFragments() {
    return (Bytes.getUnsignedShort(bytes, offset + 6) & MORE_FRAGMENTS) != 0;
  }

  /** Returns where in the datagram this fragment's data belongs, in octets. */
  public int fragmentOffset() {
    return (Bytes.getUnsignedShort(bytes, offset + 6) & FRAGMENT_OFFSET) * 8;
  }

  /** Tells whether this is a part of a datagram only. */
  public boolean isFragment() {
    return (Bytes.getUnsignedShort(bytes, offset + 6) & (MORE_FRAGMENTS | FRAGMENT_OFFSET)) != 0;
  }

  public int timeToLive() {
    return Bytes.getUnsignedByte(bytes, offset + 8);
  }

  public int protocol() {
    return Bytes.getUnsignedByte(bytes, offset + 9);
  }

  public int checksum() {
    return Bytes.getUnsignedShort(bytes, offset + 10);
  }

  public int source() {
    return Bytes.getInt(bytes, offset + 12);
  }

  public int destination() {
    return Bytes.getInt(bytes, offset + 16);
  }

  public boolean checksumIsValid() {
    return Checksum.isValid(bytes, offset, headerLength(), 0);
  }
}
