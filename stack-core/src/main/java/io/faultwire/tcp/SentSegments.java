package io.faultwire.tcp;

/**
 * What is in flight, segment by segment, in the order of sequence numbers: the scoreboard of RFC
 * 6675 section 3 with the times that RFC 8985 section 5.2 asks for.
 *
 * <p>A ring of primitive arrays; a segment is named by its index, 0 being the oldest. FIN counts as
 * one octet.
 */
final class SentSegments {
  /** The peer has it, by SACK. */
  private static final int SACKED = 1;

  /** It counts as lost. */
  private static final int LOST = 2;

  /** It was sent again since it counted as lost, and that copy may be in flight. */
  private static final int COPY_IN_FLIGHT = 4;

  /** It was ever sent again. */
  private static final int SENT_AGAIN = 8;

  private int[] from = new int[8];
  private int[] to = new int[8];
  private long[] sentAt = new long[8];
  private long[] order = new long[8];
  private long transmissions;
  private byte[] marks = new byte[8];
  private int head;
  private int count;
  private int octets;
  private int sackedOctets;
  private int lostOctets;
  private int copiedOctets;

  private int slot(int index) {
    return (head + index) & (from.length - 1);
  }

  int count() {
    return count;
  }

  boolean isEmpty() {
    return count == 0;
  }

  int from(int index) {
    return from[slot(index)];
  }

  int to(int index) {
    return to[slot(index)];
  }

  int length(int index) {
    int slot = slot(index);
    return to[slot] - from[slot];
  }

  /** Returns when it was sent the last time, in ns. */
  long sentAt(int index) {
    return sentAt[slot(index)];
  }

  /**
   * Returns the place of its last transmission among all, which times that are equal do not tell.
   */
  long order(int index) {
    return order[slot(index)];
  }

  private boolean has(int index, int mark) {
    return (marks[slot(index)] & mark) != 0;
  }

  boolean isSacked(int index) {
    return has(index, SACKED);
  }

  boolean isLost(int index) {
    return has(index, LOST);
  }

  boolean hasCopyInFlight(int index) {
    return has(index, COPY_IN_FLIGHT);
  }

  boolean wasSentAgain(int index) {
    return has(index, SENT_AGAIN);
  }

  /** Tells whether it counts as lost and no copy is in flight. */
  boolean isToBeSentAgain(int index) {
    return (marks[slot(index)] & (LOST | COPY_IN_FLIGHT)) == LOST;
  }

  int sackedOctets() {
    return sackedOctets;
  }

  int lostOctets() {
    return lostOctets;
  }

  /** Returns the octets that are believed to be in the network: pipe of RFC 6675. */
  int pipe() {
    return octets - sackedOctets - lostOctets + copiedOctets;
  }

  /** Adds what was just sent for the first time. */
  void append(int start, int end, long now) {
    if (count == from.length) {
      grow();
    }
    int slot = slot(count++);
    from[slot] = start;
    to[slot] = end;
    sentAt[slot] = now;
    order[slot] = transmissions++;
    marks[slot] = 0;
    octets += end - start;
  }

  private void grow() {
    int size = 2 * from.length;
    int[] newFrom = new int[size];
    int[] newTo = new int[size];
    long[] newSentAt = new long[size];
    long[] newOrder = new long[size];
    byte[] newMarks = new byte[size];
    for (int i = 0; i < count; i++) {
      int slot = slot(i);
      newFrom[i] = from[slot];
      newTo[i] = to[slot];
      newSentAt[i] = sentAt[slot];
      newOrder[i] = order[slot];
      newMarks[i] = marks[slot];
    }
    from = newFrom;
    to = newTo;
    sentAt = newSentAt;
    order = newOrder;
    marks = newMarks;
    head = 0;
  }

  /** Forgets the oldest segment. */
  void removeFirst() {
    count(0, -1);
    octets -= length(0);
    head = slot(1);
    count--;
  }

  /** Forgets the part of the oldest segment that lies before a sequence number. */
  void trimFirst(int sequenceNumber) {
    count(0, -1);
    octets -= sequenceNumber - from[head];
    from[head] = sequenceNumber;
    count(0, 1);
  }

  /** Lets the oldest segment end later. */
  void extendFirst(int sequenceNumber) {
    count(0, -1);
    octets += sequenceNumber - to[head];
    to[head] = sequenceNumber;
    count(0, 1);
  }

  /** Cuts a segment in two with the same marks. */
  void split(int index, int sequenceNumber) {
    if (count == from.length) {
      grow();
    }
    for (int i = count; i > index; i--) {
      int target = slot(i);
      int source = slot(i - 1);
      from[target] = from[source];
      to[target] = to[source];
      sentAt[target] = sentAt[source];
      order[target] = order[source];
      marks[target] = marks[source];
    }
    count++;
    to[slot(index)] = sequenceNumber;
    from[slot(index + 1)] = sequenceNumber;
  }

  private void count(int index, int sign) {
    int length = sign * length(index);
    int marked = marks[slot(index)];
    sackedOctets += (marked & SACKED) != 0 ? length : 0;
    lostOctets += (marked & LOST) != 0 ? length : 0;
    copiedOctets += (marked & COPY_IN_FLIGHT) != 0 ? length : 0;
  }

  private void remark(int index, int set, int cleared) {
    count(index, -1);
    int slot = slot(index);
    marks[slot] = (byte) ((marks[slot] & ~cleared) | set);
    count(index, 1);
  }

  void markSacked(int index) {
    remark(index, SACKED, LOST | COPY_IN_FLIGHT);
  }

  /** Notes that a segment is lost, and its copy as well if there was one. */
  void markLost(int index) {
    remark(index, LOST, COPY_IN_FLIGHT);
  }

  void markSentAgain(int index, long now) {
    remark(index, SENT_AGAIN | (isLost(index) ? COPY_IN_FLIGHT : 0), 0);
    sentAt[slot(index)] = now;
    order[slot(index)] = transmissions++;
  }

  /** Counts everything as lost that the peer has not confirmed (RFC 8985 section 6.3). */
  void markAllLost() {
    for (int i = 0; i < count; i++) {
      if (!isSacked(i)) {
        markLost(i);
      }
    }
  }

  /** Counts nothing as lost any more: the timeout was spurious. */
  void forgetLosses() {
    for (int i = 0; i < count; i++) {
      remark(i, 0, LOST | COPY_IN_FLIGHT);
    }
  }

  /** Forgets what the peer has confirmed by SACK: it may have dropped it (RFC 2018 section 8). */
  void forgetSacks() {
    for (int i = 0; i < count; i++) {
      remark(i, 0, SACKED);
    }
  }

  /** Returns the index of the first segment that ends behind a sequence number, or the count. */
  int firstEndingAfter(int sequenceNumber) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Seq.gt(to(middle), sequenceNumber)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Returns the index of the first segment that is to be sent again, or -1. */
  int firstToSendAgain() {
    if (lostOctets == copiedOctets) {
      return -1;
    }
    for (int i = 0; i < count; i++) {
      if (isToBeSentAgain(i)) {
        return i;
      }
    }
    return -1;
  }
}
