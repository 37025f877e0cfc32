package io.faultwire.suites.http1;

import java.io.IOException;

/** A request that is answered by an error and the end of the connection; status 0 is no answer. */
final class Refusal extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  Refusal(int status) {
    super("status " + status);
    this.status = status;
  }

  int status() {
    return status;
  }
}
