package io.faultwire.junit;

import org.opentest4j.TestAbortedException;

/**
 * End a check because it could not find out, such as when the connection broke for other causes.
 */
public final class Inconclusive extends TestAbortedException {

  private static final long serialVersionUID = 1L;

  /** End the check; the reason says what was tried and what came in its way. */
  public Inconclusive(String reason) {
    super(reason);
  }

  /** End the check; the reason says what was tried, the cause what came in its way. */
  public Inconclusive(String reason, Throwable cause) {
    super(reason, cause);
  }
}
