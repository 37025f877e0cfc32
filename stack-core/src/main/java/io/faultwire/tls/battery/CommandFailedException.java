package io.faultwire.tls.battery;

import java.io.IOException;

/** Says that a program ended with a status other than 0, and what it said last. */
public final class CommandFailedException extends IOException {
  private static final long serialVersionUID = 1L;

  CommandFailedException(String message) {
    super(message);
  }
}
