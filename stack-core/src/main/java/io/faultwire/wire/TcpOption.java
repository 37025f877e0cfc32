package io.faultwire.wire;

/** The option kinds of TCP (RFC 9293 section 3.2 and IANA) and their lengths in octets. */
public final class TcpOption {
  public static final int END_OF_LIST = 0;
  public static final int NO_OPERATION = 1;
  public static final int MAXIMUM_SEGMENT_SIZE = 2;
  public static final int MAXIMUM_SEGMENT_SIZE_LENGTH = 4;
  public static final int WINDOW_SCALE = 3;
  public static final int WINDOW_SCALE_LENGTH = 3;

  private TcpOption() {}

  /** Writes a maximum segment size option of four octets. */
  public static void writeMaximumSegmentSize(byte[] bytes, int offset, int size) {
    Bytes.putShort(bytes, offset, MAXIMUM_SEGMENT_SIZE << 8 | MAXIMUM_SEGMENT_SIZE_LENGTH);
    Bytes.putShort(bytes, offset + 2, size);
  }

  /**
   * Writes a no-operation and a window scale option (RFC 7323 section 2.2), four octets together.
   */
  public static void writeWindowScale(byte[] bytes, int offset, int shift) {
    Bytes.putInt(
        bytes, offset, NO_OPERATION << 24 | WINDOW_SCALE << 16 | WINDOW_SCALE_LENGTH << 8 | shift);
  }
}
