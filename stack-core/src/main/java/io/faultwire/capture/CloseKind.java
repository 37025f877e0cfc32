package io.faultwire.capture;

/** How far a conversation has come to its end. */
public enum CloseKind {
  /** The handshake was never completed, and nobody refused it. */
  NEVER_OPENED("was never opened"),
  /** The first SYN was answered by an RST. */
  REFUSED("was refused"),
  /** Neither end has closed. */
  OPEN("is open"),
  /** One end has closed its direction, and the other knows. */
  HALF_CLOSED("is half-closed"),
  /** One end is closed and the other does not know (RFC 9293 section 3.5.1). */
  HALF_OPEN("is half-open"),
  /** Both ends sent a FIN, and both FINs were acknowledged (RFC 9293 section 3.6). */
  GRACEFUL("was closed gracefully"),
  /** An end aborted it with an RST that arrived. */
  RESET("was reset");

  private final String text;

  CloseKind(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
