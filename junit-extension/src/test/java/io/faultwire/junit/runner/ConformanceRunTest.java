package io.faultwire.junit.runner;

import static io.faultwire.conformance.Outcome.FAIL;
import static io.faultwire.conformance.Outcome.INCONCLUSIVE;
import static io.faultwire.conformance.Outcome.NOT_APPLICABLE;
import static io.faultwire.conformance.Outcome.NOT_TESTABLE;
import static io.faultwire.conformance.Outcome.PASS;
import static io.faultwire.conformance.Outcome.WARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.SuiteResult;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.junit.runner.sample.SampleSuite;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceRunTest {

  @TempDir Path directory;

  @Test
  void everyWayToEndBecomesItsOutcome() {
    ConformanceReport report = run(Requests.sample(directory));

    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    report.results().forEach(result -> outcomes.put(result.check().id(), result.outcome()));
    assertThat(outcomes)
        .containsExactly(
            entry("sample.bug", INCONCLUSIVE),
            entry("sample.fail", FAIL),
            entry("sample.inconclusive", INCONCLUSIVE),
            entry("sample.not-applicable", NOT_APPLICABLE),
            entry("sample.not-testable", NOT_TESTABLE),
            entry("sample.pass", PASS),
            entry("sample.repeated", FAIL),
            entry("sample.skipped", NOT_TESTABLE),
            entry("sample.warn", WARN),
            entry("sample.a-never-run", INCONCLUSIVE));
  }

  @Test
  void resultCarriesMessageEvidenceTextsAndReplay() {
    CheckResult failed = result(run(Requests.sample(directory)), "sample.fail");

    assertThat(failed.check().title()).isEqualTo("Answers a SYN with a SYN-ACK");
    assertThat(failed.check().remedy()).isEqualTo("Listen on the port.");
    assertThat(failed.check().clause()).hasToString("RFC 9293, 3.4.1 (MUST-9)");
    assertThat(failed.message()).contains("the answer", "SYN-ACK", "RST");
    assertThat(failed.evidence().sent()).containsExactly("SYN");
    assertThat(failed.evidence().ladderSvg()).isEqualTo("<svg/>");
    assertThat(directory.resolve(String.valueOf(failed.evidence().pcapng()))).hasContent("frames");
    assertThat(failed.replay())
        .isEqualTo(
            "mvn io.faultwire:faultwire-maven-plugin:9.9:conformance -Dfaultwire.suites=sample"
                + " -Dfaultwire.checks=sample.fail -Dfaultwire.seed=0x2A"
                + " -Dfaultwire.target=https://localhost:8443");
  }

  @Test
  void textsAreReadAsUtf8() {
    CheckResult passed = result(run(Requests.sample(directory)), "sample.pass");

    assertThat(passed.check().title()).isEqualTo("Speaks TLS – always");
    assertThat(passed.check().description()).isEqualTo("The URL’s scheme is https.");
  }

  @Test
  void checkThatNeverRanSaysWhatStoodInItsWay() {
    CheckResult never = result(run(Requests.sample(directory)), "sample.a-never-run");

    assertThat(never.message()).contains("never ran", "no room on the disk");
  }

  @Test
  void equalRunsGiveEqualBytes() {
    assertThat(run(Requests.sample(directory)).toJson())
        .isEqualTo(run(Requests.sample(directory)).toJson());
  }

  @Test
  void deadTargetIsAnErrorAndNotTenViolations() {
    SuiteResult suite = run(Requests.sample(directory, "diesAtExchange", "1")).suites().get(0);

    assertThat(suite.results()).isEmpty();
    assertThat(suite.error())
        .contains("does not answer", "connection refused by https://localhost:8443");
  }

  @Test
  void targetThatDiesOnTheWaySpoilsTheResults() {
    SuiteResult suite = run(Requests.sample(directory, "diesAtExchange", "2")).suites().get(0);

    assertThat(suite.results()).hasSize(10);
    assertThat(suite.error()).contains("died while it was tested");
  }

  @Test
  void globSelectsChecks() {
    ConformanceReport report = run(Requests.sampleChecks(directory, "sample.not-*"));

    assertThat(report.results().map(result -> result.check().id()))
        .containsExactly("sample.not-applicable", "sample.not-testable");
  }

  @Test
  void globThatMatchesNothingIsAnError() {
    assertThatThrownBy(() -> run(Requests.sampleChecks(directory, "tcp.*")))
        .isInstanceOf(CouldNotFindOutException.class)
        .hasMessageContainingAll("No check matches faultwire.checks=tcp.*", "sample");
  }

  private static ConformanceReport run(RunRequest request) {
    return ConformanceRun.of(request).with(new SampleSuite()).run();
  }

  private static CheckResult result(ConformanceReport report, String id) {
    return report.results().filter(r -> r.check().id().equals(id)).findFirst().orElseThrow();
  }
}
