package io.faultwire.tcp;

/** Why octets were sent again. */
public enum RetransmissionCause {
  /** The retransmission timer expired (RFC 6298 section 5.4). */
  TIMEOUT,
  /** What was sent later has arrived (RFC 5681 section 3.2, RFC 6582, 6675 and 8985). */
  FAST_RETRANSMIT,
  /** No ACK came for two round trips (RFC 8985 section 7.3). */
  TAIL_LOSS_PROBE,
  /** A SYN or SYN-ACK was not answered in time. */
  SYN_TIMEOUT,
  /** The peer's window is closed (RFC 9293 section 3.8.6.1). */
  WINDOW_PROBE
}
