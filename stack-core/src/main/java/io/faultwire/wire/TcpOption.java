package io.faultwire.wire;

/** The option kinds of TCP (RFC 9293 section 3.2 and IANA) and their lengths in octets. */
public final class TcpOption {
  public static final int END_OF_LIST = 0;
  public static final int NO_OPERATION = 1;
  public static final int MAXIMUM_SEGMENT_SIZE = 2;
  public static final int MAXIMUM_SEGMENT_SIZE_LENGTH = 4;
  public static final int WINDOW_SCALE = 3;
  public static final int WINDOW_SCALE_LENGTH = 3;
  public static final int SACK_PERMITTED = 4;
  public static final int SACK_PERMITTED_LENGTH = 2;
  public static final int SACK = 5;

  /** Octets of a SACK option beside its blocks, and of a block (RFC 2018 section 3). */
  public static final int SACK_BASE_LENGTH = 2;

  public static final int SACK_BLOCK_LENGTH = 8;

  /** How many blocks fit in the options of a segment. */
  public static final int MOST_SACK_BLOCKS = 4;

  public static final int TIMESTAMPS = 8;
  public static final int TIMESTAMPS_LENGTH = 10;

  /** The four octets that begin timestamps aligned as RFC 7323 appendix A advises. */
  public static final int ALIGNED_TIMESTAMPS =
      NO_OPERATION << 24 | NO_OPERATION << 16 | TIMESTAMPS << 8 | TIMESTAMPS_LENGTH;

  /** Octets of {@link #ALIGNED_TIMESTAMPS} with their two values. */
  public static final int ALIGNED_TIMESTAMPS_LENGTH = 12;

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

  /** Writes two no-operations and the timestamps (RFC 7323 section 3.2), twelve octets together. */
  public static void writeTimestamps(byte[] bytes, int offset, int value, int echoReply) {
    Bytes.putInt(bytes, offset, ALIGNED_TIMESTAMPS);
    Bytes.putInt(bytes, offset + 4, value);
    Bytes.putInt(bytes, offset + 8, echoReply);
  }

  /** Writes two no-operations and that SACK is permitted (RFC 2018 section 2), four octets. */
  public static void writeSackPermitted(byte[] bytes, int offset) {
    Bytes.putInt(
        bytes,
        offset,
        NO_OPERATION << 24 | NO_OPERATION << 16 | SACK_PERMITTED << 8 | SACK_PERMITTED_LENGTH);
  }

  /** Writes that SACK is permitted over the two no-operations of timestamps, as Linux has it. */
  public static void writeSackPermittedInsteadOfPadding(byte[] bytes, int offset) {
    Bytes.putShort(bytes, offset, SACK_PERMITTED << 8 | SACK_PERMITTED_LENGTH);
  }

  /** Writes two no-operations and the head of a SACK option; its blocks follow. */
  public static void writeSackHead(byte[] bytes, int offset, int blocks) {
    int length = SACK_BASE_LENGTH + blocks * SACK_BLOCK_LENGTH;
    Bytes.putInt(bytes, offset, NO_OPERATION << 24 | NO_OPERATION << 16 | SACK << 8 | length);
  }
}
