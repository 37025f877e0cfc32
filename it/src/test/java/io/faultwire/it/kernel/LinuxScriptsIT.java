package io.faultwire.it.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Exemptions;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.junit.runner.ConformanceRun;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** The packet scripts that the built-in stack passes, on the kernel of this machine. */
@Timeout(300)
@Requires(Need.KERNEL)
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinuxScriptsIT {
  /** A kernel on a busy machine is late now and then; one that does otherwise does so each time. */
  private static final int REPETITIONS = 2;

  private static final Path REPORT = Path.of("target", "faultwire", "linux-scripts");

  private ConformanceReport report;
  private Traces left;

  @BeforeAll
  void runOnce() {
    Traces before = Traces.now();
    report = run(new String[0]);
    left = Traces.since(before);
  }

  private static ConformanceReport run(String... checks) {
    return ConformanceRun.of(
            RunRequest.of("scripts")
                .withOption("subject", "linux")
                .withOption("scripts", "classpath:/scripts")
                .withReportDirectory(REPORT)
                .withChecks(checks))
        .run();
  }

  @Test
  void everyScriptPassesButTheExempted() {
    Exemptions known = Exemptions.resource(LinuxScriptsIT.class, "linux-scripts.json");
    ConformanceReport judged = known.applyTo(report, LocalDate.EPOCH, true);

    assertThat(report.suites().get(0).error()).isNull();
    assertThat(judged.exemptionProblems()).isEmpty();
    List<CheckResult> failed = failed(judged);
    for (int again = 0; again < REPETITIONS && !failed.isEmpty(); again++) {
      String[] ids = failed.stream().map(result -> result.check().id()).toArray(String[]::new);
      failed = failed(run(ids));
    }
    assertThat(failed.stream().map(LinuxScriptsIT::text)).isEmpty();
    assertThat(judged.results().filter(r -> r.outcome() == Outcome.PASS)).hasSizeGreaterThan(15);
  }

  private static List<CheckResult> failed(ConformanceReport report) {
    return report
        .results()
        .filter(r -> !List.of(Outcome.PASS, Outcome.KNOWN_FAILURE).contains(r.outcome()))
        .toList();
  }

  private static String text(CheckResult result) {
    return result.outcome() + " " + result.check().id() + ": " + result.message();
  }

  @Test
  void nothingIsLeft() {
    assertThat(left).isEqualTo(Traces.NONE);
  }
}
