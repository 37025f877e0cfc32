package io.faultwire.suites.tcp;

import io.faultwire.junit.Inconclusive;
import io.faultwire.suites.tcp.subject.RawWire;
import java.time.Duration;

/**
 * Sees to it that no subject is blamed for what the tester's machine was too busy for: while the
 * tester is late, timers of the subject go off that it would have stopped.
 */
public final class LateTester {
  private LateTester() {}

  /** Return what a check ends with that has ended with a failure. */
  public static Throwable excuse(Throwable failure, RawWire wire) {
    Duration late = wire.lateness();
    boolean tooLate = late.compareTo(wire.tolerance(Duration.ZERO)) > 0;
    return tooLate && failure instanceof AssertionError
        ? new Inconclusive(
            "This machine is too busy: the tester came %d ms too late. Then: %s"
                .formatted(late.toMillis(), failure.getMessage()),
            failure)
        : failure;
  }
}
