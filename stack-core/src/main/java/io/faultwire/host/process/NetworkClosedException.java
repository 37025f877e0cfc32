package io.faultwire.host.process;

/** A call on a network that was closed, or was closed while the call was blocked. */
public final class NetworkClosedException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  NetworkClosedException(String who) {
    super(
        who + " uses a network that is closed; a test's network is closed when the test has ended");
  }
}
