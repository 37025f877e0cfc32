package io.faultwire.suites.tcp.table;

/** What must have happened in a connection before a segment arrives. */
public enum Preparation {
  /** Nothing but what leads into the state. */
  NONE,
  /** The subject's user has sent octets, which are not acknowledged yet. */
  USER_HAS_SENT,
  /** The tester has sent octets, which the subject has taken. */
  TESTER_HAS_SENT,
  /** The tester has sent until the subject offered a window of zero octets. */
  WINDOW_IS_ZERO
}
