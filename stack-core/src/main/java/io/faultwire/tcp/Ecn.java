package io.faultwire.tcp;

/** Whether a host takes part in explicit congestion notification (RFC 3168). */
public enum Ecn {
  /** It neither asks for it nor agrees to it. */
  OFF,
  /** It agrees if the peer asks; Linux's default. */
  ACCEPT,
  /** It asks for it in its SYNs, too. */
  REQUEST
}
