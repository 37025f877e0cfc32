package io.faultwire.tcp;

/** The octets that the user has sent and the peer has not yet acknowledged. */
final class SendQueue {
  private final ByteRing ring = new ByteRing();
  private final int capacity;
  private int firstSequence;
  private int length;

  SendQueue(int capacity) {
    this.capacity = capacity;
  }

  /** Sets the sequence number of the first octet. */
  void startAt(int sequenceNumber) {
    firstSequence = sequenceNumber;
  }

  /** Takes as many octets as there is room for and returns how many. */
  int offer(byte[] source, int offset, int count) {
    int taken = Math.min(count, capacity - length);
    ring.put(length, source, offset, taken);
    length += taken;
    return taken;
  }

  /** Copies octets from a sequence number on. */
  void copy(int sequenceNumber, byte[] target, int offset, int count) {
    ring.get(sequenceNumber - firstSequence, target, offset, count);
  }

  /** Forgets the octets before a sequence number. */
  void acknowledge(int sequenceNumber) {
    int count = Math.min(sequenceNumber - firstSequence, length);
    if (count > 0) {
      ring.discard(count);
      firstSequence += count;
      length -= count;
      if (length == 0) {
        ring.rewind();
      }
    }
  }

  /** Returns the sequence number behind the last octet. */
  int endSequence() {
    return firstSequence + length;
  }

  int length() {
    return length;
  }

  int free() {
    return capacity - length;
  }
}
