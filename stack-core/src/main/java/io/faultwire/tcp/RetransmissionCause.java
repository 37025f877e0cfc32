package io.faultwire.tcp;

/** Why octets were sent again. */
public enum RetransmissionCause {
  /** The retransmission timer expired (RFC 6298 section 5.4). */
  TIMEOUT,
  /** Three duplicate ACKs, or a partial ACK after them (RFC 5681 section 3.2, RFC 6582). */
  FAST_RETRANSMIT,
  /** A SYN or SYN-ACK was not answered in time. */
  SYN_TIMEOUT,
  /** The peer's window is closed (RFC 9293 section 3.8.6.1). */
  WINDOW_PROBE
}
