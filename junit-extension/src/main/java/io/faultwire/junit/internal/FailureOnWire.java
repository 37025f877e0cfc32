package io.faultwire.junit.internal;

import org.opentest4j.AssertionFailedError;
import org.opentest4j.IncompleteExecutionException;

/** An exception that is not an assertion, together with what happened on the wire until then. */
public final class FailureOnWire extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private FailureOnWire(String message, Throwable cause) {
    super(message, cause);
  }

  /** Tell whether a throwable says that a test failed, unlike one that aborts it or the JVM. */
  static boolean isFailure(Throwable throwable) {
    return !(throwable instanceof IncompleteExecutionException)
        && !(throwable instanceof VirtualMachineError);
  }

  /**
   * Return the failure with more text in its message.
   *
   * <p>An assertion stays one, with its expected and actual values and its stack trace.
   */
  static Throwable withReport(Throwable failure, String report) {
    if (!(failure instanceof AssertionError)) {
      FailureOnWire wrapper = new FailureOnWire(failure + report, failure);
      wrapper.setStackTrace(failure.getStackTrace());
      return wrapper;
    }
    String original = failure.getMessage() == null ? "" : failure.getMessage();
    String message = original.stripTrailing() + report;
    AssertionFailedError error;
    if (failure instanceof AssertionFailedError compared
        && compared.isExpectedDefined()
        && compared.isActualDefined()) {
      error =
          new AssertionFailedError(
              message, compared.getExpected(), compared.getActual(), failure.getCause());
    } else {
      error = new AssertionFailedError(message, failure.getCause());
    }
    error.setStackTrace(failure.getStackTrace());
    for (Throwable suppressed : failure.getSuppressed()) {
      error.addSuppressed(suppressed);
    }
    return error;
  }
}
