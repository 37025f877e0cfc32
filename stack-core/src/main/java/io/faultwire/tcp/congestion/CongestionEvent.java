package io.faultwire.tcp.congestion;

/** What a {@link CongestionControl} is told; each moves or may move cwnd or ssthresh. */
public enum CongestionEvent {
  /** The segment size became known, and with it the initial window. */
  START("the initial window"),
  /** The segment size has changed with the path MTU. */
  SEGMENT_SIZE_CHANGED("the segment size changed"),
  /** New octets were acknowledged below ssthresh (RFC 5681 section 3.1). */
  SLOW_START("slow start"),
  /** New octets were acknowledged at or above ssthresh (RFC 5681 section 3.1). */
  CONGESTION_AVOIDANCE("congestion avoidance"),
  /** A duplicate ACK arrived that does not start a recovery. */
  DUPLICATE_ACK("a duplicate ACK"),
  /** A loss was found. */
  ENTER_RECOVERY("a loss was found, fast recovery begins"),
  /** All that was sent before fast recovery is acknowledged. */
  EXIT_RECOVERY("all that was sent before the loss is acknowledged, fast recovery ends"),
  /** The retransmission timer expired. */
  RETRANSMISSION_TIMEOUT("the retransmission timer expired, slow start begins anew"),
  /** The timeout was spurious. */
  SPURIOUS_TIMEOUT("the timeout was spurious and is undone"),
  /** The peer has echoed a mark of a router. */
  ECN_ECHO("the peer echoed that a router met congestion"),
  /** Nothing was in flight for longer than an RTO. */
  RESTART("nothing was sent for longer than an RTO");

  private final String words;

  CongestionEvent(String words) {
    this.words = words;
  }

  /** Tells whether the sender concluded from this that the network is congested. */
  public boolean isCongestion() {
    return this == ENTER_RECOVERY || this == RETRANSMISSION_TIMEOUT || this == ECN_ECHO;
  }

  /** Returns the event in words, such as {@code slow start}. */
  @Override
  public String toString() {
    return words;
  }
}
