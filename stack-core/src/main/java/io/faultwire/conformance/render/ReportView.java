package io.faultwire.conformance.render;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Level;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.SuiteResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Shape a report as the page shows it.
 *
 * @param tool the version of Faultwire
 * @param seed the seed
 * @param headline the verdict in one sentence
 * @param tone good, warn or bad
 * @param total the number of checks
 * @param outcomes the outcomes that occur, most common pass first
 * @param levels the levels that occur, without their NOT forms
 * @param suites one entry per suite and target
 * @param attention the checks that a reader must see first
 * @param problems what is wrong with the exemptions
 * @param documents the requirements, one entry per document
 */
record ReportView(
    String tool,
    String seed,
    String headline,
    String tone,
    int total,
    List<OutcomeShare> outcomes,
    List<String> levels,
    List<SuiteView> suites,
    List<CheckView> attention,
    List<String> problems,
    List<DocumentView> documents) {

  static ReportView of(ConformanceReport report) {
    List<SuiteView> suites = new ArrayList<>();
    for (SuiteResult suite : report.suites()) {
      suites.add(SuiteView.of(suite, suites.size()));
    }
    List<CheckView> checks = suites.stream().flatMap(suite -> suite.checks().stream()).toList();
    Verdict verdict = Verdict.of(report);
    return new ReportView(
        report.tool(),
        report.seed(),
        verdict.headline(),
        verdict.tone(),
        checks.size(),
        OutcomeShare.of(report),
        Arrays.stream(Level.values())
            .map(Level::positive)
            .distinct()
            .filter(level -> report.results().anyMatch(r -> r.check().level().positive() == level))
            .map(Level::name)
            .toList(),
        suites,
        checks.stream()
            .filter(CheckView::needsAttention)
            .sorted(Comparator.comparingInt(CheckView::rank))
            .toList(),
        report.exemptionProblems(),
        DocumentView.of(
            report.suites().stream().flatMap(suite -> suite.requirements().stream()).toList(),
            checks));
  }

  boolean hasAttention() {
    return !attention.isEmpty();
  }

  boolean hasProblems() {
    return !problems.isEmpty();
  }

  boolean hasChecks() {
    return total > 0;
  }

  /** Tell whether a result must be seen first: everything that may fail a build. */
  static boolean needsAttention(CheckResult result) {
    return result.outcome() == Outcome.FAIL
        || result.outcome() == Outcome.WARN
        || result.outcome() == Outcome.UNEXPECTED_PASS
        || result.outcome() == Outcome.INCONCLUSIVE;
  }
}
