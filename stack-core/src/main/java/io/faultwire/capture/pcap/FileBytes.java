package io.faultwire.capture.pcap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The octets of a capture file, read in either byte order, never beyond their end. */
final class FileBytes {
  private final String name;
  private final ByteBuffer buffer;

  FileBytes(String name, byte[] bytes) {
    this.name = name;
    this.buffer = ByteBuffer.wrap(bytes);
  }

  void setOrder(ByteOrder order) {
    buffer.order(order);
  }

  int size() {
    return buffer.limit();
  }

  int int32(int at) {
    return buffer.getInt(at);
  }

  long unsigned32(int at) {
    return Integer.toUnsignedLong(buffer.getInt(at));
  }

  int unsigned16(int at) {
    return Short.toUnsignedInt(buffer.getShort(at));
  }

  int unsigned8(int at) {
    return Byte.toUnsignedInt(buffer.get(at));
  }

  long int64(int at) {
    return buffer.getLong(at);
  }

  byte[] copy(int at, int length) {
    byte[] copy = new byte[length];
    buffer.get(at, copy);
    return copy;
  }

  String text(int at, int length) {
    return new String(buffer.array(), at, length, StandardCharsets.UTF_8);
  }

  /** Checks that the file goes on for a number of octets. */
  void require(int at, long length, String what) throws CaptureFormatException {
    if (length < 0 || at + length > size()) {
      throw error(
          at,
          what
              + " of "
              + length
              + " octets is expected here, but the file ends after "
              + (size() - at)
              + " more; it was cut off, or the length is wrong");
    }
  }

  CaptureFormatException error(long at, String problem) {
    return new CaptureFormatException(name, at, problem);
  }
}
