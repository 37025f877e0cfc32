package io.faultwire.conformance.render;

import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Show how many checks ended in one way, as a segment of the summary bar.
 *
 * @param outcome the outcome's constant name
 * @param label the outcome in words
 * @param mark a sign that tells the outcome without colour
 * @param count how many checks ended so
 * @param start where the segment begins, in percent of the bar
 * @param width how wide it is, in percent of the bar
 */
record OutcomeShare(
    String outcome, String label, String mark, long count, String start, String width) {

  private static final List<Outcome> ORDER =
      List.of(
          Outcome.FAIL,
          Outcome.UNEXPECTED_PASS,
          Outcome.INCONCLUSIVE,
          Outcome.WARN,
          Outcome.KNOWN_FAILURE,
          Outcome.NOT_TESTABLE,
          Outcome.NOT_APPLICABLE,
          Outcome.PASS);

  static List<OutcomeShare> of(ConformanceReport report) {
    long total = report.results().count();
    List<OutcomeShare> shares = new ArrayList<>();
    long before = 0;
    for (Outcome outcome : ORDER) {
      long count = report.count(outcome);
      if (count > 0) {
        shares.add(
            new OutcomeShare(
                outcome.name(),
                plural(outcome, count),
                mark(outcome),
                count,
                percent(before, total),
                percent(count, total)));
      }
      before += count;
    }
    return shares;
  }

  static String mark(Outcome outcome) {
    return switch (outcome) {
      case PASS -> "✓";
      case FAIL -> "✕";
      case WARN -> "!";
      case KNOWN_FAILURE -> "≈";
      case UNEXPECTED_PASS -> "‽";
      case INCONCLUSIVE -> "?";
      case NOT_TESTABLE, NOT_APPLICABLE -> "–";
    };
  }

  private static String plural(Outcome outcome, long count) {
    return switch (outcome) {
      case PASS -> "passed";
      case WARN, KNOWN_FAILURE -> outcome.label() + (count == 1 ? "" : "s");
      case UNEXPECTED_PASS -> outcome.label() + (count == 1 ? "" : "es");
      case FAIL, NOT_APPLICABLE, NOT_TESTABLE, INCONCLUSIVE -> outcome.label();
    };
  }

  /** Return the place in the order in which a reader wants to see outcomes. */
  static int rank(Outcome outcome) {
    return ORDER.indexOf(outcome);
  }

  private static String percent(long part, long total) {
    return BigDecimal.valueOf(100 * part)
        .divide(BigDecimal.valueOf(total), 3, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
