package io.faultwire.tcp;

/**
 * The octets that arrived and were not yet read: those in order, then gaps and islands.
 *
 * <p>Octets are stored once, where they belong; islands are remembered as ranges of distances from
 * the first octet that is missing.
 */
final class ReceiveQueue {
  private final ByteRing ring = new ByteRing();
  private int inOrder;
  private int[] from = new int[8];
  private int[] to = new int[8];
  private long[] touched = new long[8];
  private long touches;
  private int islands;

  /** Returns how many octets can be read. */
  int available() {
    return inOrder;
  }

  /** Returns how many runs of octets arrived behind gaps. */
  int islands() {
    return islands;
  }

  /** Returns the distance of an island's first octet from the first missing one. */
  int islandFrom(int index) {
    return from[index];
  }

  int islandTo(int index) {
    return to[index];
  }

  /** Returns the island that grew last for rank 0, the one before for rank 1, and so on. */
  int islandByRecency(int rank) {
    long before = Long.MAX_VALUE;
    int found = 0;
    for (int i = 0; i <= rank; i++) {
      long latest = -1;
      for (int island = 0; island < islands; island++) {
        if (touched[island] < before && touched[island] > latest) {
          latest = touched[island];
          found = island;
        }
      }
      before = latest;
    }
    return found;
  }

  /** Returns the end of the island that has the octet at a distance, or 0 if none has it. */
  int endOfIslandAround(int distance) {
    for (int i = 0; i < islands; i++) {
      if (from[i] <= distance && distance < to[i]) {
        return to[i];
      }
    }
    return 0;
  }

  /** Tells whether octets arrived behind a gap. */
  boolean hasIslands() {
    return islands > 0;
  }

  /**
   * Stores octets.
   *
   * @param gap the distance from the first missing octet, 0 or more
   * @return by how many octets the part in order has grown
   */
  int store(int gap, byte[] source, int offset, int length) {
    ring.put(inOrder + gap, source, offset, length);
    if (islands == 0 && gap == 0) {
      inOrder += length;
      return length;
    }
    addRange(gap, gap + length);
    if (from[0] > 0) {
      return 0;
    }
    int grown = to[0];
    inOrder += grown;
    islands--;
    for (int i = 0; i < islands; i++) {
      from[i] = from[i + 1] - grown;
      to[i] = to[i + 1] - grown;
      touched[i] = touched[i + 1];
    }
    return grown;
  }

  private void addRange(int start, int end) {
    int first = 0;
    while (first < islands && to[first] < start) {
      first++;
    }
    int last = first;
    int low = start;
    int high = end;
    while (last < islands && from[last] <= end) {
      low = Math.min(low, from[last]);
      high = Math.max(high, to[last]);
      last++;
    }
    int removed = last - first;
    if (removed == 0 && islands == from.length) {
      from = java.util.Arrays.copyOf(from, islands * 2);
      to = java.util.Arrays.copyOf(to, islands * 2);
      touched = java.util.Arrays.copyOf(touched, islands * 2);
    }
    System.arraycopy(from, last, from, first + 1, islands - last);
    System.arraycopy(to, last, to, first + 1, islands - last);
    System.arraycopy(touched, last, touched, first + 1, islands - last);
    from[first] = low;
    to[first] = high;
    touched[first] = ++touches;
    islands += 1 - removed;
  }

  /** Reads octets in order and returns how many there were. */
  int read(byte[] target, int offset, int length) {
    int count = peek(target, offset, length);
    skip(count);
    return count;
  }

  /** Copies octets in order, leaves them there, and returns how many there were. */
  int peek(byte[] target, int offset, int length) {
    int count = Math.min(length, inOrder);
    ring.get(0, target, offset, count);
    return count;
  }

  /** Discards octets in order. */
  void skip(int count) {
    ring.discard(count);
    inOrder -= count;
    if (inOrder == 0 && islands == 0) {
      ring.rewind();
    }
  }
}
