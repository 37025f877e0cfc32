package io.faultwire.conformance;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hold what one suite found out about one target.
 *
 * @param suite the suite's name, such as {@code https-certificates}
 * @param title the suite's title for people
 * @param target what was tested
 * @param error why the run says nothing reliable, such as a target that died; null if it does
 * @param results one result per check, in the suite's order
 * @param requirements the requirements of the document that the suite tests, each with its checks;
 *     empty if the suite counts none
 */
public record SuiteResult(
    String suite,
    String title,
    TargetInfo target,
    @Nullable String error,
    List<CheckResult> results,
    List<Requirement> requirements) {

  public SuiteResult {
    Objects.requireNonNull(suite, "suite");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(target, "target");
    results = results == null ? List.of() : List.copyOf(results);
    requirements = requirements == null ? List.of() : List.copyOf(requirements);
  }

  /** Hold the results of a suite that counts no requirements. */
  public SuiteResult(
      String suite,
      String title,
      TargetInfo target,
      @Nullable String error,
      List<CheckResult> results) {
    this(suite, title, target, error, results, List.of());
  }

  /** Return this result with other checks' results, the rest unchanged. */
  public SuiteResult withResults(List<CheckResult> others) {
    return new SuiteResult(suite, title, target, error, others, requirements);
  }

  /** Count the checks that ended so. */
  public long count(Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }
}
