package io.faultwire.capture;

/** A capture does not have the one conversation that was asked for. */
public final class NoSuchConversationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoSuchConversationException(String message) {
    super(message);
  }
}
