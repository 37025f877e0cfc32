package io.faultwire.suites.connection;

import java.io.IOException;

/** No whole answer came; the message tells what came instead. */
public final class NoAnswer extends IOException {
  private static final long serialVersionUID = 1L;

  public NoAnswer(String message) {
    super(message);
  }
}
