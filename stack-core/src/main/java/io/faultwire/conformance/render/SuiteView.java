package io.faultwire.conformance.render;

import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.SuiteResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shape one suite as the page shows it.
 *
 * @param anchor the id of the section in the page
 * @param name the suite's name
 * @param title the suite's title
 * @param target what was tested
 * @param kind what sort of thing it is
 * @param error why the results are missing or not reliable; null if they are there
 * @param passed how many checks passed
 * @param checks all checks, in the suite's order
 */
record SuiteView(
    String anchor,
    String name,
    String title,
    String target,
    String kind,
    @Nullable String error,
    long passed,
    List<CheckView> checks) {

  static SuiteView of(SuiteResult suite, int index) {
    String anchor = "suite-" + index;
    return new SuiteView(
        anchor,
        suite.suite(),
        suite.title(),
        suite.target().toString(),
        suite.target().kind().label(),
        suite.error(),
        suite.count(Outcome.PASS),
        suite.results().stream().map(result -> CheckView.of(result, anchor)).toList());
  }

  /** Tell whether the kind says more than the target's name does. */
  boolean hasKind() {
    return !kind.equals(target);
  }

  int total() {
    return checks.size();
  }

  boolean hasError() {
    return error != null;
  }
}
