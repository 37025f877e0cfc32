package io.faultwire.conformance;

/**
 * Report that a run says nothing about its target: the target is dead, the suite is unknown,
 * nothing matched. Never to be read as a violation, and never as a pass.
 */
public class CouldNotFindOutException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Create the error from a message that says what was wrong, where, and the remedy. */
  public CouldNotFindOutException(String message) {
    super(message);
  }

  /** Create the error from a message that says what was wrong, where, and the remedy. */
  public CouldNotFindOutException(String message, Throwable cause) {
    super(message, cause);
  }
}
