package io.faultwire.capture;

/** The octets of captured frames, in chunks that are only ever added to. */
final class ByteStore {
  private static final int FIRST_CHUNK = 1 << 14;
  private static final int LARGEST_CHUNK = 1 << 20;

  private byte[] chunk = new byte[0];
  private int used;
  private int nextSize = FIRST_CHUNK;

  /** Copies octets into {@link #chunk} and returns the index of the first. */
  int add(byte[] source, int offset, int length) {
    int at = reserve(length);
    System.arraycopy(source, offset, chunk, at, length);
    return at;
  }

  /** Makes room for zeroed octets in {@link #chunk} and returns the index of the first. */
  int reserve(int length) {
    if (length > chunk.length - used) {
      chunk = new byte[Math.max(nextSize, length)];
      used = 0;
      nextSize = Math.min(nextSize * 2, LARGEST_CHUNK);
    }
    int at = used;
    used += length;
    return at;
  }

  /** Returns the array that was last added to. */
  byte[] chunk() {
    return chunk;
  }
}
