package io.faultwire.engine.toxiproxy.server;

/** A Toxiproxy server did not do what it was asked for; the message says why, and the remedy. */
public final class ToxiproxyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ToxiproxyException(String message) {
    super(message);
  }

  public ToxiproxyException(String message, Throwable cause) {
    super(message, cause);
  }
}
