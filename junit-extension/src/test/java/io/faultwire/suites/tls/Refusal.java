package io.faultwire.suites.tls;

import io.faultwire.tls.message.Alert;
import io.faultwire.tls.message.AlertDescription;

/** Thrown by a server that has to end a handshake, with the alert that it sends. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final byte[] octets;

  Refusal(AlertDescription description) {
    this(Alert.fatal(description).toRecord());
  }

  /** Ends a handshake with other octets than an alert. */
  Refusal(byte[] octets) {
    super("", null, false, false);
    this.octets = octets;
  }

  byte[] octets() {
    return octets;
  }
}
