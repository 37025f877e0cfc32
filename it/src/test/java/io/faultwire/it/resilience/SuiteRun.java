package io.faultwire.it.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.junit.runner.ConformanceRun;
import io.faultwire.suites.resilience.ResilienceSuite;
import java.nio.file.Path;
import java.util.List;

/** A run of the suite {@code resilience}. */
final class SuiteRun {
  private RunRequest request;

  private SuiteRun(RunRequest request) {
    this.request = request;
  }

  static SuiteRun on(String url) {
    Path reports = Path.of("target", "resilience", "reports");
    return new SuiteRun(RunRequest.of("resilience").withReportDirectory(reports).withTarget(url));
  }

  SuiteRun checks(List<String> ids) {
    request = request.withChecks(ids.toArray(String[]::new));
    return this;
  }

  SuiteRun option(String name, Object value) {
    request = request.withOption(name, String.valueOf(value));
    return this;
  }

  List<CheckResult> results() {
    ConformanceReport report = ConformanceRun.of(request).with(new ResilienceSuite()).run();
    List<CheckResult> results = report.results().toList();
    assertThat(results).as(report.suites().get(0).error()).isNotEmpty();
    return results;
  }

  /** Returns the checks that did not pass, with their outcomes and messages. */
  static List<String> departures(List<CheckResult> results) {
    return results.stream()
        .filter(result -> result.outcome() != Outcome.PASS)
        .map(SuiteRun::describe)
        .toList();
  }

  private static String describe(CheckResult result) {
    String head = result.outcome() + " " + result.check().id();
    return result.outcome() == Outcome.NOT_APPLICABLE ? head : head + ": " + result.message();
  }
}
