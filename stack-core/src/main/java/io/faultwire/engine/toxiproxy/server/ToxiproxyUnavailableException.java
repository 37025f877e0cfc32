package io.faultwire.engine.toxiproxy.server;

/** There is no Toxiproxy server here, and none can be started; the message says what is missing. */
public final class ToxiproxyUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ToxiproxyUnavailableException(String message) {
    super(message);
  }
}
