package io.faultwire.engine.kernel;

/** This machine cannot run kernel stacks in namespaces; the message says what it lacks. */
public final class KernelUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public KernelUnavailableException(String message) {
    super(message);
  }
}
