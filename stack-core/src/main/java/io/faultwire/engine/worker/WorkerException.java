package io.faultwire.engine.worker;

/** A host that lives in a worker cannot be, or cannot go on; the message says why. */
public final class WorkerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  WorkerException(String message) {
    super(message);
  }

  WorkerException(String message, Throwable cause) {
    super(message, cause);
  }
}
