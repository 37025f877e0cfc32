package io.faultwire.wire;

/** The TCP header (RFC 9293 section 3.1), as a window on bytes. */
public final class TcpHeader {
  /** Octets of a header without options. */
  public static final int LENGTH = 20;

  public static final int FIN = 0x01;
  public static final int SYN = 0x02;
  public static final int RST = 0x04;
  public static final int PSH = 0x08;
  public static final int ACK = 0x10;
  public static final int URG = 0x20;
  public static final int ECE = 0x40;
  public static final int CWR = 0x80;

  private byte[] bytes = new byte[0];
  private int offset;

  /** Looks at the header that begins at {@code offset}. */
  public TcpHeader wrap(byte[] bytes, int offset) {
    this.bytes = bytes;
    this.offset = offset;
    return this;
  }

  /**
   * Writes a header with a zero checksum.
   *
   * @param headerLength octets of the header with its options, a multiple of 4
   */
  public static void write(
      byte[] bytes,
      int offset,
      int sourcePort,
      int destinationPort,
      int sequenceNumber,
      int acknowledgmentNumber,
      int headerLength,
      int flags,
      int window,
      int urgentPointer) {
    Bytes.putInt(bytes, offset, sourcePort << 16 | destinationPort);
    Bytes.putInt(bytes, offset + 4, sequenceNumber);
    Bytes.putInt(bytes, offset + 8, acknowledgmentNumber);
    Bytes.putInt(bytes, offset + 12, headerLength << 26 | (flags & 0xFF) << 16 | (window & 0xFFFF));
    Bytes.putInt(bytes, offset + 16, urgentPointer & 0xFFFF);
  }

  /**
   * Computes the checksum over pseudo-header, header and data, of {@code length} octets together.
   */
  public static void writeChecksum(
      byte[] bytes, int offset, int length, int source, int destination) {
    Bytes.putShort(bytes, offset + 16, 0);
    int pseudo = Checksum.pseudoHeader(source, destination, IpProtocol.TCP, length);
    Bytes.putShort(bytes, offset + 16, Checksum.of(bytes, offset, length, pseudo));
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

  public int sequenceNumber() {
    return Bytes.getInt(bytes, offset + 4);
  }

  public int acknowledgmentNumber() {
    return Bytes.getInt(bytes, offset + 8);
  }

  /** Returns the header's length in octets as its data offset states it, 0 to 60. */
  public int headerLength() {
    return (Bytes.getUnsignedByte(bytes, offset + 12) >>> 4) * 4;
  }

  /** Returns the eight control bits, {@link #FIN} lowest. */
  public int flags() {
    return Bytes.getUnsignedByte(bytes, offset + 13);
  }

  /** Tells whether all the given control bits are set. */
  public boolean has(int flags) {
    return (flags() & flags) == flags;
  }

  /** Returns the window as sent, not scaled. */
  public int window() {
    return Bytes.getUnsignedShort(bytes, offset + 14);
  }

  public int checksum() {
    return Bytes.getUnsignedShort(bytes, offset + 16);
  }

  public int urgentPointer() {
    return Bytes.getUnsignedShort(bytes, offset + 18);
  }

  /** Tells whether the checksum over {@code length} octets of header and data is right. */
  public boolean checksumIsValid(int length, int source, int destination) {
    int pseudo = Checksum.pseudoHeader(source, destination, IpProtocol.TCP, length);
    return Checksum.isValid(bytes, offset, length, pseudo);
  }

  /**
   * Returns the index of the value of an option, or -1 if the options do not have it before they
   * end or cease to make sense.
   *
   * @param kind the option's kind
   * @param length the option's length in octets, kind and length included
   */
  public int findOption(int kind, int length) {
    int at = offset + LENGTH;
    int end = Math.min(offset + headerLength(), bytes.length);
    while (at < end) {
      int found = bytes[at] & 0xFF;
      if (found == TcpOption.END_OF_LIST) {
        return -1;
      }
      if (found == TcpOption.NO_OPERATION) {
        at++;
        continue;
      }
      int size = at + 1 < end ? bytes[at + 1] & 0xFF : 0;
      if (size < 2 || at + size > end) {
        return -1;
      }
      if (found == kind && size == length) {
        return at + 2;
      }
      at += size;
    }
    return -1;
  }

  /** Returns the value of the maximum segment size option, or {@code absent}. */
  public int maximumSegmentSize(int absent) {
    int at = findOption(TcpOption.MAXIMUM_SEGMENT_SIZE, TcpOption.MAXIMUM_SEGMENT_SIZE_LENGTH);
    return at < 0 ? absent : Bytes.getUnsignedShort(bytes, at);
  }

  /** Returns the shift of the window scale option (RFC 7323 section 2.2), or {@code absent}. */
  public int windowScale(int absent) {
    int at = findOption(TcpOption.WINDOW_SCALE, TcpOption.WINDOW_SCALE_LENGTH);
    return at < 0 ? absent : Bytes.getUnsignedByte(bytes, at);
  }

  /**
   * Returns the edges of the SACK blocks (RFC 2018 section 3), left and right in turn; empty if
   * there is no such option.
   */
  public int[] sackEdges() {
    for (int blocks = 1; blocks <= TcpOption.MOST_SACK_BLOCKS; blocks++) {
      int length = TcpOption.SACK_BASE_LENGTH + blocks * TcpOption.SACK_BLOCK_LENGTH;
      int at = findOption(TcpOption.SACK, length);
      if (at >= 0) {
        int[] edges = new int[2 * blocks];
        for (int i = 0; i < edges.length; i++) {
          edges[i] = Bytes.getInt(bytes, at + i * Integer.BYTES);
        }
        return edges;
      }
    }
    return new int[0];
  }

  /**
   * Returns the control bits as letters, such as {@code SYN,ACK}; {@code none} if there are none.
   */
  public static String describeFlags(int flags) {
    String[] names = {"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"};
    int[] order = {1, 2, 0, 3, 4, 5, 6, 7};
    StringBuilder text = new StringBuilder();
    for (int bit : order) {
      if ((flags & 1 << bit) != 0) {
        text.append(text.length() > 0 ? "," : "").append(names[bit]);
      }
    }
    return text.length() == 0 ? "none" : text.toString();
  }
}
