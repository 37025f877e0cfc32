package io.faultwire.suites.tcp.defect;

/** A call of the user that a defect takes wrongly, since no segment shows it. */
public enum UserCall {
  /** No-delay is always on. */
  NO_DELAY_ALWAYS,
  /** No-delay is never on. */
  NO_DELAY_NEVER,
  /** The user timeout is not set. */
  USER_TIMEOUT_IGNORED,
  /** Errors that the connection survives are not reported. */
  NO_ERROR_REPORTS,
  /** Errors are reported although the user has switched that off. */
  ERROR_REPORTS_ALWAYS_ON,
  /** An error is reported as soon as data is in flight. */
  ERROR_REPORTS_TOO_EARLY,
  /** The status is that of a closed connection. */
  STATUS_ALWAYS_CLOSED,
  /** An open to a group of hosts goes to one of them. */
  OPEN_TO_GROUP
}
