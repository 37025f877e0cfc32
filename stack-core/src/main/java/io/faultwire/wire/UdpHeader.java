package io.faultwire.wire;

/** The UDP header (RFC 768), as a window on bytes. */
public final class UdpHeader {
  /** Octets: source port 2, destination port 2, length 2, checksum 2. */
  public static final int LENGTH = 8;

  private byte[] bytes = new byte[0];
  private int offset;

  /** Looks at the header that begins at {@code offset}. */
  public UdpHeader wrap(byte[] bytes, int offset) {
    this.bytes = bytes;
    this.offset = offset;
    return this;
  }

  /**
   * Writes a header and the checksum over pseudo-header, header and data. A sum of zero is sent as
   * all ones, since zero says that there is none.
   *
   * @param length header and data in octets
   */
  public static void write(
      byte[] bytes,
      int offset,
      int length,
      int sourcePort,
      int destinationPort,
      int source,
      int destination) {
    Bytes.putInt(bytes, offset, sourcePort << 16 | destinationPort);
    Bytes.putInt(bytes, offset + 4, length << 16);
    int pseudo = Checksum.pseudoHeader(source, destination, IpProtocol.UDP, length);
    int checksum = Checksum.of(bytes, offset, length, pseudo);
    Bytes.putShort(bytes, offset + 6, checksum == 0 ? 0xFFFF : checksum);
  }

  public int offset() {
    return offset;
  }

  public int sourcePort() {
    return Bytes.getUnsignedShort(bytes, offset);
  }

  public int destinationPort() {
    return Bytes.getUnsignedShort(bytes, offset + 2);
  }

  /** Returns the length of header and data in octets as it states it. */
  public int length() {
    return Bytes.getUnsignedShort(bytes, offset + 4);
  }

  public int checksum() {
    return Bytes.getUnsignedShort(bytes, offset + 6);
  }

  /** Tells whether the sender computed no checksum, or one that is right. */
  public boolean checksumIsValid(int source, int destination) {
    int pseudo = Checksum.pseudoHeader(source, destination, IpProtocol.UDP, length());
    return checksum() == 0 || Checksum.isValid(bytes, offset, length(), pseudo);
  }
}
