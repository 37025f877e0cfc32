package io.faultwire.junit.runner;

import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.Outcome;
import io.faultwire.junit.NotApplicable;
import io.faultwire.junit.NotTestable;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.TestAbortedException;

/** Read how a test ended as the outcome of a check. */
final class OutcomeOf {

  private OutcomeOf() {}

  /**
   * Return the result of a test that ended.
   *
   * <p>Only an {@link AssertionError} speaks about the target. Any other exception is the check's
   * own trouble.
   */
  static CheckResult finished(CheckInfo check, TestExecutionResult ended) {
    if (ended.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
      return CheckResult.of(check, Outcome.PASS, null);
    }
    Throwable why = ended.getThrowable().orElseGet(() -> new IllegalStateException("no cause"));
    if (why instanceof NotApplicable) {
      return CheckResult.of(check, Outcome.NOT_APPLICABLE, text(why));
    }
    if (why instanceof NotTestable) {
      return CheckResult.of(check, Outcome.NOT_TESTABLE, text(why));
    }
    if (why instanceof TestAbortedException) {
      return CheckResult.of(check, Outcome.INCONCLUSIVE, text(why));
    }
    if (why instanceof AssertionError) {
      return CheckResult.of(check, check.level().whenBroken(), text(why));
    }
    return CheckResult.of(check, Outcome.INCONCLUSIVE, "The check itself broke: " + describe(why));
  }

  /** Return the result of a test that JUnit was told to skip. */
  static CheckResult skipped(CheckInfo check, String reason) {
    return CheckResult.of(check, Outcome.NOT_TESTABLE, "Skipped: " + reason);
  }

  /** Return the result of a check that never started. */
  static CheckResult neverRan(CheckInfo check, List<String> obstacles) {
    String why = obstacles.isEmpty() ? "JUnit ran no test for it." : String.join("\n", obstacles);
    return CheckResult.of(check, Outcome.INCONCLUSIVE, "The check never ran. " + why);
  }

  static String describe(Throwable why) {
    String message = why.getMessage();
    String name = why.getClass().getName();
    return message == null || message.isBlank() ? name : name + ": " + message.strip();
  }

  private static String text(Throwable why) {
    String message = why.getMessage();
    return message == null || message.isBlank() ? describe(why) : message.strip();
  }
}
