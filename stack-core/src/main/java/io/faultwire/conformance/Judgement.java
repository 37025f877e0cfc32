package io.faultwire.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Judge a report: does it say something reliable, and is it good enough?
 *
 * <p>An empty report is unreliable, so that a build is never green because nothing ran.
 *
 * @param unreliable why the report says nothing reliable; empty if it does
 * @param violations broken clauses that count, in the report's order
 * @param problems what is wrong with the exemptions
 * @param inconclusive checks of a level that counts and that found out nothing
 */
public record Judgement(
    List<String> unreliable,
    List<CheckResult> violations,
    List<String> problems,
    List<CheckResult> inconclusive) {

  public Judgement {
    unreliable = List.copyOf(unreliable);
    violations = List.copyOf(violations);
    problems = List.copyOf(problems);
    inconclusive = List.copyOf(inconclusive);
  }

  /**
   * Judge a report.
   *
   * @param failOn which broken clauses count
   * @param minChecks how many checks must have got an answer; at least one always must
   */
  public static Judgement of(ConformanceReport report, FailOn failOn, int minChecks) {
    boolean judging = failOn != FailOn.NONE;
    return new Judgement(
        unreliable(report, Math.max(1, minChecks)),
        counting(report, failOn)
            .filter(r -> r.outcome() == Outcome.FAIL || r.outcome() == Outcome.WARN)
            .toList(),
        judging ? problems(report) : List.of(),
        counting(report, failOn).filter(r -> r.outcome() == Outcome.INCONCLUSIVE).toList());
  }

  /** Tell whether nothing speaks against the target, and the report can be relied on. */
  public boolean isGood() {
    return unreliable.isEmpty()
        && violations.isEmpty()
        && problems.isEmpty()
        && inconclusive.isEmpty();
  }

  private static Stream<CheckResult> counting(ConformanceReport report, FailOn failOn) {
    return report.results().filter(result -> failOn.counts(result.check().level()));
  }

  private static List<String> unreliable(ConformanceReport report, int atLeast) {
    List<String> reasons = new ArrayList<>();
    for (SuiteResult suite : report.suites()) {
      if (suite.error() != null) {
        reasons.add("%s on %s: %s".formatted(suite.suite(), suite.target(), suite.error()));
      }
    }
    long decided = report.results().filter(result -> result.outcome().isDecided()).count();
    if (reasons.isEmpty() && decided < atLeast) {
      reasons.add(
          "Only %d checks got an answer, but at least %d must. See the report for what kept the"
                  .formatted(decided, atLeast)
              + " others from it, or correct faultwire.suites and faultwire.minChecks.");
    }
    return reasons;
  }

  private static List<String> problems(ConformanceReport report) {
    List<String> problems = new ArrayList<>(report.exemptionProblems());
    report
        .results()
        .filter(result -> result.outcome() == Outcome.UNEXPECTED_PASS)
        .forEach(result -> problems.add(result.check().id() + ": " + result.message()));
    return problems;
  }
}
