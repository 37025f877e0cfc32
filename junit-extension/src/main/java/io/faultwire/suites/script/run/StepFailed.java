package io.faultwire.suites.script.run;

import io.faultwire.suites.script.live.Mismatch;

/** A mismatch of a step that is not the current one: a call that waited. */
final class StepFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final transient Mismatch mismatch;

  StepFailed(int line, Mismatch mismatch) {
    super(mismatch);
    this.line = line;
    this.mismatch = mismatch;
  }

  int line() {
    return line;
  }

  Mismatch mismatch() {
    return mismatch;
  }
}
