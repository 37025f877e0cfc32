package io.faultwire.suites.tcp.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.junit.Target;
import io.faultwire.junit.runner.ConformanceRun;
import io.faultwire.suites.script.PacketScript;
import io.faultwire.suites.script.ScriptFiles;
import io.faultwire.suites.script.ScriptSuite;
import io.faultwire.suites.tcp.TcpSuite;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite on a TCP that {@code ServiceLoader} finds: what it does right and what it lacks. */
class PlainTcpTest {
  @TempDir Path directory;

  @Test
  void passesTheTableOfStatesTheHeaderAndTheOptions() {
    ConformanceReport report =
        run("tcp.table.*", "tcp.header.*", "tcp.options.*", "tcp.reset.in-*");

    assertThat(report.suites().get(0).error()).isNull();
    assertThat(report.results()).hasSizeGreaterThan(360);
    assertThat(report.results())
        .allSatisfy(
            result ->
                assertThat(result.outcome())
                    .as("%s: %s", result.check().id(), result.message())
                    .isEqualTo(Outcome.PASS));
  }

  @Test
  void isToldThatItHasNoCongestionControl() {
    CheckResult result = only("tcp.congestion.initial-window");

    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(result.message()).contains("1 to 10 segments at first", "but got 20");
  }

  @Test
  void isNotBlamedForWhatItDoesNotOffer() {
    assertThat(only("tcp.timestamps.echoed").outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(only("tcp.keep-alive.on").outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(only("tcp.ordering.wrap-sent").outcome()).isEqualTo(Outcome.NOT_TESTABLE);
  }

  @Test
  void isToldWhatScriptsNeed() {
    RunRequest request =
        RunRequest.of("scripts")
            .withReportDirectory(directory)
            .withOption("scripts", "classpath:/scripts/opening")
            .withOption("subject", "plain-tcp");

    ConformanceReport report = ConformanceRun.of(request).with(new ScriptSuite()).run();

    assertThat(report.results()).isEmpty();
    assertThat(report.suites().get(0).error())
        .contains("plain TCP offers no socket calls", "Its TestBed must implement sockets()");
    PacketScript one =
        PacketScript.of(
            ScriptFiles.at("classpath:/scripts/opening", getClass().getClassLoader()).get(0),
            Target.of(Map.of("faultwire.option.subject", "plain-tcp")));
    assertThatThrownBy(one::run)
        .hasMessageContaining("active.pkt: ")
        .hasMessageContaining("its TestBed must implement sockets()");
  }

  private CheckResult only(String id) {
    return run(id).results().findFirst().orElseThrow();
  }

  private ConformanceReport run(String... checks) {
    RunRequest request =
        RunRequest.of("tcp")
            .withReportDirectory(directory)
            .withOption("subject", "plain-tcp")
            .withChecks(checks);
    return ConformanceRun.of(request).with(new TcpSuite()).run();
  }
}
