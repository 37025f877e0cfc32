package io.faultwire.suites.resilience;

import java.io.IOException;

/** No whole answer came; the message tells what came instead. */
final class NoAnswer extends IOException {
  private static final long serialVersionUID = 1L;

  NoAnswer(String message) {
    super(message);
  }
}
