package io.faultwire.conformance;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hold what one check found out about one target.
 *
 * @param check the check
 * @param outcome what it found out
 * @param message why the outcome is not PASS, with expected and actual; null for PASS
 * @param exemption why a broken clause is tolerated; null unless an exemption matched
 * @param evidence what was seen
 * @param replay the command that runs this check again; null where there is none
 * @param durationMillis how long it took; null unless asked for, since it differs between runs
 */
public record CheckResult(
    CheckInfo check,
    Outcome outcome,
    @Nullable String message,
    @Nullable String exemption,
    CheckEvidence evidence,
    @Nullable String replay,
    @Nullable Long durationMillis) {

  public CheckResult {
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(outcome, "outcome");
    evidence = evidence == null ? CheckEvidence.NONE : evidence;
    if (outcome != Outcome.PASS && (message == null || message.isBlank())) {
      throw new IllegalArgumentException(
          check.id() + " ended as " + outcome + " without a message that says why.");
    }
  }

  /** Return a result that consists of the check and its outcome alone. */
  public static CheckResult of(CheckInfo check, Outcome outcome, @Nullable String message) {
    return new CheckResult(check, outcome, message, null, CheckEvidence.NONE, null, null);
  }

  /** Return this result with what was seen. */
  public CheckResult withEvidence(CheckEvidence seen) {
    return new CheckResult(check, outcome, message, exemption, seen, replay, durationMillis);
  }

  /** Return this result with the command that runs the check again. */
  public CheckResult withReplay(String command) {
    return new CheckResult(check, outcome, message, exemption, evidence, command, durationMillis);
  }

  /** Return this result with the time that the check took. */
  public CheckResult withDuration(long millis) {
    return new CheckResult(check, outcome, message, exemption, evidence, replay, millis);
  }

  /** Return this result without the time that the check took. */
  public CheckResult withoutDuration() {
    return new CheckResult(check, outcome, message, exemption, evidence, replay, null);
  }

  /** Return this result as an exemption turned it, with the exemption's reason. */
  CheckResult exempted(Outcome turned, String newMessage, String reason) {
    return new CheckResult(check, turned, newMessage, reason, evidence, replay, durationMillis);
  }
}
