package io.faultwire.tcp;

/** A queue of octets in an array that grows to what is needed and is never copied out of twice. */
final class ByteRing {
  private static final int SMALLEST = 4096;

  private byte[] bytes = new byte[0];
  private int head;

  /** Copies octets in, at a distance from the head, growing where needed. */
  void put(int distance, byte[] source, int offset, int length) {
    ensure(distance + length);
    int at = head + distance & bytes.length - 1;
    int first = Math.min(length, bytes.length - at);
    System.arraycopy(source, offset, bytes, at, first);
    System.arraycopy(source, offset + first, bytes, 0, length - first);
  }

  /** Copies octets out, from a distance from the head. */
  void get(int distance, byte[] target, int offset, int length) {
    if (length == 0) {
      return;
    }
    int at = head + distance & bytes.length - 1;
    int first = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, target, offset, first);
    System.arraycopy(bytes, 0, target, offset + first, length - first);
  }

  /** Moves the head forward. */
  void discard(int length) {
    if (length > 0) {
      head = head + length & bytes.length - 1;
    }
  }

  /** Begins anew, empty, with the octets that the processor has seen last. */
  void rewind() {
    head = 0;
  }

  private void ensure(int size) {
    if (size <= bytes.length) {
      return;
    }
    int capacity = Math.max(SMALLEST, Integer.highestOneBit(size - 1) << 1);
    byte[] larger = new byte[capacity];
    int first = bytes.length - head;
    System.arraycopy(bytes, head, larger, 0, first);
    System.arraycopy(bytes, 0, larger, first, head);
    bytes = larger;
    head = 0;
  }
}
