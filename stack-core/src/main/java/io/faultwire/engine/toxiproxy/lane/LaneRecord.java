package io.faultwire.engine.toxiproxy.lane;

import io.faultwire.wire.Frame;
import java.nio.ByteBuffer;

/**
 * A frame as it stands on a lane: a header, then its octets.
 *
 * <p>The header has 24 octets, which is what Ethernet adds to a frame as well (preamble 8, FCS 4,
 * interframe gap 12; IEEE 802.3 section 4.2.3.2), so that a {@code bandwidth} toxic counts what a
 * transmitter counts: magic 2, version 1, flags 1, length 4, lane 4, FCS 4, sequence number 8.
 */
final class LaneRecord {
  static final int HEADER = 24;

  /** The longest frame: an IP datagram with its Ethernet header and a tag. */
  private static final int LONGEST = 65_535 + 18;

  private static final short MAGIC = 0x4657;
  private static final byte VERSION = 1;

  /** The flag of a frame whose FCS was recorded before its bits were inverted. */
  private static final byte SEALED = 1;

  private static final int VERSION_AT = 2;
  private static final int FLAGS = 3;
  private static final int LENGTH = 4;
  private static final int LANE = 8;
  private static final int FCS = 12;
  private static final int SEQUENCE = 16;

  private LaneRecord() {}

  /** Copies a frame into a record that has yet to be addressed. */
  static ByteBuffer of(Frame frame) {
    ByteBuffer record = ByteBuffer.allocate(HEADER + frame.length());
    record.putShort(0, MAGIC).put(VERSION_AT, VERSION).putInt(LENGTH, frame.length());
    if (frame.isSealed()) {
      record.put(FLAGS, SEALED).putInt(FCS, frame.fcs());
    }
    return record.put(HEADER, frame.bytes(), frame.start(), frame.length());
  }

  static void address(ByteBuffer record, int lane, long sequence) {
    record.putInt(LANE, lane).putLong(SEQUENCE, sequence);
  }

  /** Tells whether a header may begin here; there are at least as many octets. */
  static boolean beginsAt(ByteBuffer buffer, int at) {
    int length = length(buffer, at);
    return buffer.getShort(at) == MAGIC
        && buffer.get(at + VERSION_AT) == VERSION
        && length >= 0
        && length <= LONGEST;
  }

  static boolean isSealed(ByteBuffer buffer, int at) {
    return (buffer.get(at + FLAGS) & SEALED) != 0;
  }

  static int length(ByteBuffer buffer, int at) {
    return buffer.getInt(at + LENGTH);
  }

  static int lane(ByteBuffer buffer, int at) {
    return buffer.getInt(at + LANE);
  }

  static int fcs(ByteBuffer buffer, int at) {
    return buffer.getInt(at + FCS);
  }

  static long sequence(ByteBuffer buffer, int at) {
    return buffer.getLong(at + SEQUENCE);
  }
}
