package io.faultwire.junit;

import org.opentest4j.TestAbortedException;

/** End a check because its clause cannot be observed over this transport. */
public final class NotTestable extends TestAbortedException {

  private static final long serialVersionUID = 1L;

  /** End the check; the reason says what would have to be seen and why it cannot be. */
  public NotTestable(String reason) {
    super(reason);
  }
}
