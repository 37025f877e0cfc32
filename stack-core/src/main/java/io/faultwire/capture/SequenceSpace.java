package io.faultwire.capture;

/**
 * Sequence numbers of one sender, counted from its initial one without wrapping (RFC 9293 section
 * 3.4).
 */
final class SequenceSpace {
  /** The largest window that can be announced (RFC 7323 section 2.3). */
  private static final long LARGEST_WINDOW = 1L << 30;

  private boolean known;
  private int initial;
  private long highest;

  boolean isKnown() {
    return known;
  }

  /** Sets the initial sequence number, which becomes 0. */
  void begin(int initialSequenceNumber) {
    known = true;
    initial = initialSequenceNumber;
  }

  int initial() {
    return initial;
  }

  /** Returns the number nearest to the highest one seen, relative to the initial one. */
  long relative(int sequenceNumber) {
    int distance = sequenceNumber - (initial + (int) highest);
    return highest + distance;
  }

  /**
   * Remembers how far the sender has come, so that numbers may wrap behind it. A number beyond any
   * window is nonsense and moves nothing.
   */
  void reached(long relative) {
    if (relative - highest <= LARGEST_WINDOW) {
      highest = Math.max(highest, relative);
    }
  }
}
