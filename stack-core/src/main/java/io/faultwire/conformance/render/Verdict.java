package io.faultwire.conformance.render;

import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Outcome;

/**
 * Say in one sentence what a report means.
 *
 * @param headline the sentence
 * @param tone good, warn or bad
 */
record Verdict(String headline, String tone) {

  static Verdict of(ConformanceReport report) {
    long total = report.results().count();
    long failed = report.count(Outcome.FAIL);
    if (report.suites().stream().anyMatch(suite -> suite.error() != null)) {
      return new Verdict("Could not find out: a target did not answer", "bad");
    }
    if (report.results().noneMatch(result -> result.outcome().isDecided())) {
      return new Verdict("Could not find out: no check got an answer", "bad");
    }
    if (failed > 0) {
      String subject = total == 1 ? "The only check" : failed + " of " + total + " checks";
      String verb = failed == 1 ? " breaks a MUST" : " break a MUST";
      return new Verdict(subject + verb, "bad");
    }
    return withoutFailure(report, total);
  }

  private static Verdict withoutFailure(ConformanceReport report, long total) {
    long unexpected = report.count(Outcome.UNEXPECTED_PASS) + report.exemptionProblems().size();
    if (unexpected > 0) {
      return new Verdict("No new violation, but the exemptions are out of date", "bad");
    }
    long unknown = report.count(Outcome.INCONCLUSIVE);
    if (unknown > 0) {
      return new Verdict(
          "No violation found, but %s found out nothing".formatted(checks(unknown)), "warn");
    }
    long warned = report.count(Outcome.WARN);
    if (warned > 0) {
      return new Verdict(
          "No MUST is broken; %s raised a warning".formatted(checks(warned)), "warn");
    }
    long passed = report.count(Outcome.PASS);
    return passed == total
        ? new Verdict(
            total == 1 ? "The only check passed" : "All " + total + " checks passed", "good")
        : new Verdict("%d of %d checks passed, no violation".formatted(passed, total), "good");
  }

  private static String checks(long count) {
    return count == 1 ? "1 check" : count + " checks";
  }
}
