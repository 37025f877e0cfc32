package io.faultwire.it.resilience;

import java.io.IOException;

/** The client has closed the connection; nothing is wrong unless that was within a request. */
final class ClientLeft extends IOException {
  private static final long serialVersionUID = 1L;

  private final When when;

  /** What was there before. */
  enum When {
    BEFORE_ANY_REQUEST,
    WITHIN_A_REQUEST,
    BETWEEN_REQUESTS
  }

  ClientLeft(When when) {
    this.when = when;
  }

  When when() {
    return when;
  }
}
