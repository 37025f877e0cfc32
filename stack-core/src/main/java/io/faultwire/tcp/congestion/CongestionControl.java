package io.faultwire.tcp.congestion;

/**
 * A congestion controller (RFC 5681 section 3). Windows are in octets, times in nanoseconds of
 * virtual time.
 *
 * <p>The sender compares {@link #cwnd} with what it believes to be in the network, where segments
 * that have left it do not count any more (RFC 6675 section 3). A controller therefore never
 * inflates its window during recovery.
 */
public interface CongestionControl {
  /**
   * Begins, once the segment size is known.
   *
   * @param smss the sender maximum segment size
   * @param initialWindow the first congestion window; one segment if the SYN was lost
   */
  void start(int smss, int initialWindow, long now);

  /** The sender maximum segment size has changed with the path MTU. */
  void segmentSizeChanged(int smss, long now);

  /**
   * New octets were acknowledged outside of fast recovery, while the window was in full use.
   *
   * @param srtt the smoothed round-trip time, or -1
   */
  void acknowledged(int octets, long srtt, long now);

  /** A duplicate ACK arrived that does not start a recovery. */
  default void duplicateAck(long now) {}

  /** A loss was found and fast recovery begins, with so many octets in flight. */
  void enterRecovery(int flightSize, long now);

  /** All that was sent before fast recovery is acknowledged; so many octets are in flight now. */
  void exitRecovery(int flightSize, long now);

  /** The retransmission timer expired, with so many octets in flight, for the first time. */
  void retransmissionTimeout(int flightSize, long now);

  /** The timeout was spurious: nothing had been lost (RFC 4015, RFC 5682). */
  void spuriousTimeout(long now);

  /** The peer has echoed that a router marked a segment (RFC 3168 section 6.1.2), once a window. */
  void ecnEcho(int flightSize, long now);

  /** Nothing was in flight for longer than an RTO: limits what may be sent at once. */
  default void restart(int restartWindow, long now) {}

  /** Returns cwnd. */
  int cwnd();

  /** Returns ssthresh. */
  int ssthresh();
}
