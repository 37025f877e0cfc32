package io.faultwire.plugin;

import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.run.ProgressLine;
import io.faultwire.plugin.fork.Fork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.logging.Log;

/** Show on the console what a run is doing. */
final class ConsoleProgress implements Fork.Listener {

  private final Log log;

  ConsoleProgress(Log log) {
    this.log = log;
  }

  @Override
  public void progress(ProgressLine line) {
    switch (line.event()) {
      case SUITE_STARTED ->
          log.info("Suite %s on %s: %s".formatted(line.subject(), line.detail(), line.text()));
      case CHECK_FINISHED -> checkFinished(line);
      case ERROR -> log.error(line.text());
      case REPORT_WRITTEN -> log.debug("Wrote " + line.subject());
    }
  }

  private void checkFinished(ProgressLine line) {
    String text =
        String.format(Locale.ROOT, "  %-15s %s: %s", line.detail(), line.subject(), line.text());
    Outcome outcome = Outcome.valueOf(String.valueOf(line.detail()));
    switch (outcome) {
      case FAIL, UNEXPECTED_PASS -> log.error(text);
      case WARN, INCONCLUSIVE -> log.warn(text);
      case PASS, KNOWN_FAILURE, NOT_APPLICABLE, NOT_TESTABLE -> log.info(text);
    }
  }

  @Override
  public void output(String line) {
    log.debug("[fork] " + line);
  }

  /** Show the sums, and where the report lies. */
  void summarize(ConformanceReport report, Path directory) {
    List<String> sums = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      long count = report.count(outcome);
      if (count > 0) {
        sums.add(count + " " + outcome.label());
      }
    }
    log.info("Conformance: " + (sums.isEmpty() ? "no results" : String.join(", ", sums)));
    log.info("Report: " + directory.resolve("index.html"));
  }
}
