package io.faultwire.tcp.congestion;

/** A congestion controller (RFC 5681 section 3); all windows are in octets. */
public interface CongestionControl {
  /**
   * Begins, once the segment size is known.
   *
   * @param smss the sender maximum segment size
   * @param initialWindow the first congestion window; one segment if the SYN was lost
   */
  void start(int smss, int initialWindow);

  /** New octets were acknowledged outside of loss recovery. */
  void acknowledged(int octets);

  /** The third duplicate ACK starts fast retransmit, with so many octets in flight. */
  void enterRecovery(int flightSize);

  /** A further duplicate ACK arrived during fast recovery: a segment has left the network. */
  void duplicateAckInRecovery();

  /** An ACK during fast recovery covered some octets, not all (RFC 6582 section 3.2 step 3). */
  void partialAck(int octets);

  /** An ACK covered all that was sent before fast recovery; so many octets are in flight now. */
  void exitRecovery(int flightSize);

  /** The retransmission timer expired, with so many octets in flight, for the first time. */
  void retransmissionTimeout(int flightSize);

  /** Returns cwnd in octets. */
  int cwnd();

  /** Returns ssthresh in octets. */
  int ssthresh();
}
