package io.faultwire.wire;

/** The ICMP header (RFC 792), as a window on bytes. */
public final class IcmpHeader {
  /** Octets: type 1, code 1, checksum 2, rest of header 4. */
  public static final int LENGTH = 8;

  public static final int ECHO_REPLY = 0;
  public static final int DESTINATION_UNREACHABLE = 3;
  public static final int ECHO = 8;
  public static final int TIME_EXCEEDED = 11;
  public static final int PARAMETER_PROBLEM = 12;

  public static final int CODE_NET_UNREACHABLE = 0;
  public static final int CODE_HOST_UNREACHABLE = 1;
  public static final int CODE_PROTOCOL_UNREACHABLE = 2;
  public static final int CODE_PORT_UNREACHABLE = 3;
  public static final int CODE_FRAGMENTATION_NEEDED = 4;
  public static final int CODE_TTL_EXCEEDED = 0;
  public static final int CODE_REASSEMBLY_TIME_EXCEEDED = 1;

  private byte[] bytes = new byte[0];
  private int offset;

  /** Looks at the message that begins at {@code offset}. */
  public IcmpHeader wrap(byte[] bytes, int offset) {
    this.bytes = bytes;
    this.offset = offset;
    return this;
  }

  /**
   * Writes a header and the checksum over it and the {@code length - LENGTH} octets behind it.
   *
   * @param rest the four octets after the checksum
   */
  public static void write(byte[] bytes, int offset, int length, int type, int code, int rest) {
    Bytes.putInt(bytes, offset, type << 24 | code << 16);
    Bytes.putInt(bytes, offset + 4, rest);
    Bytes.putShort(bytes, offset + 2, Checksum.of(bytes, offset, length, 0));
  }

  public int type() {
    return Bytes.getUnsignedByte(bytes, offset);
  }

  public int code() {
    return Bytes.getUnsignedByte(bytes, offset + 1);
  }

  public int checksum() {
    return Bytes.getUnsignedShort(bytes, offset + 2);
  }

  /** Returns the identifier of an echo or echo reply. */
  public int identifier() {
    return Bytes.getUnsignedShort(bytes, offset + 4);
  }

  /** Returns the sequence number of an echo or echo reply. */
  public int sequenceNumber() {
    return Bytes.getUnsignedShort(bytes, offset + 6);
  }

  /** Returns the four octets after the checksum. */
  public int rest() {
    return Bytes.getInt(bytes, offset + 4);
  }

  /** Tells whether type and code are those of an error message, which quotes a datagram. */
  public boolean isError() {
    int type = type();
    return type == DESTINATION_UNREACHABLE
        || type == 4
        || type == 5
        || type == TIME_EXCEEDED
        || type == PARAMETER_PROBLEM;
  }

  /** Tells whether the checksum over {@code length} octets is right. */
  public boolean checksumIsValid(int length) {
    return Checksum.isValid(bytes, offset, length, 0);
  }
}
