package io.faultwire.tcp;

/**
 * The urgent pointers of one connection (RFC 9293 section 3.8.5). A pointer names the octet behind
 * the last urgent one, as RFC 6093 section 4 settles it; urgent octets stay in line.
 */
final class UrgentData {
  private static final int FARTHEST = 0xFFFF;

  private boolean sending;

  /** SND.UP. */
  private int sendEnd;

  private boolean received;

  /** RCV.UP. */
  private int receiveEnd;

  private Runnable waker = () -> {};

  /** Everything before a sequence number is urgent. */
  void sendUpTo(int end) {
    sending = true;
    sendEnd = end;
  }

  /** Returns the urgent pointer of a segment, or 0 if it needs none. */
  int pointerFor(int sequenceNumber) {
    if (!sending || Seq.ge(sequenceNumber, sendEnd)) {
      return 0;
    }
    return Math.min(sendEnd - sequenceNumber, FARTHEST);
  }

  void acknowledged(int sndUna) {
    if (sending && Seq.ge(sndUna, sendEnd)) {
      sending = false;
    }
  }

  /** Takes the pointer of a segment with the bit URG; the user is told of each new one. */
  void arrived(int end, int readSequence) {
    boolean isNew = received ? Seq.gt(end, receiveEnd) : Seq.gt(end, readSequence);
    if (isNew) {
      received = true;
      receiveEnd = end;
      waker.run();
    }
  }

  /** Returns how many urgent octets the user has not read yet, whether they are here or not. */
  int unread(int readSequence) {
    return received ? Math.max(0, receiveEnd - readSequence) : 0;
  }

  /** Returns how far the last urgent octet is from the next to be read, or -1 if it was read. */
  int distanceOfLast(int readSequence) {
    return received && Seq.gt(receiveEnd, readSequence) ? receiveEnd - 1 - readSequence : -1;
  }

  void setWaker(Runnable waker) {
    this.waker = waker;
  }
}
