package io.faultwire.junit;

import org.opentest4j.TestAbortedException;

/** End a check because its clause is about a feature that the target does not claim. */
public final class NotApplicable extends TestAbortedException {

  private static final long serialVersionUID = 1L;

  /** End the check; the reason names the feature. */
  public NotApplicable(String reason) {
    super(reason);
  }
}
