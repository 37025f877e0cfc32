package io.faultwire.host.process;

/** A network in which nothing can happen any more, or nothing but the same; it says who waits. */
public final class StalledException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StalledException(String message) {
    super(message);
  }
}
