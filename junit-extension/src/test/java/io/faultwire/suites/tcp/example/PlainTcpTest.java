package io.faultwire.suites.tcp.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.junit.runner.ConformanceRun;
import io.faultwire.suites.script.ScriptSuite;
import io.faultwire.suites.tcp.TcpSuite;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
  void runsPacketScripts() {
    assertThat(scripts("opening", "closing"))
        .filteredOn(result -> result.outcome() == Outcome.PASS)
        .extracting(result -> result.check().id())
        .containsExactly(
            "scripts.closing.linger",
            "scripts.closing.passive",
            "scripts.closing.reset",
            "scripts.opening.active",
            "scripts.opening.closed-port",
            "scripts.opening.lost-syn",
            "scripts.opening.passive",
            "scripts.opening.refused");
  }

  @Test
  void isToldWhatAScriptFoundWrong() {
    assertThat(scripts("loss"))
        .filteredOn(result -> result.check().id().equals("scripts.loss.timeout"))
        .singleElement()
        .satisfies(result -> assertThat(result.outcome()).isEqualTo(Outcome.FAIL))
        .extracting(CheckResult::message)
        .asString()
        .contains("loss/timeout.pkt:15: the packet is another than expected in time");
  }

  @Test
  void isNotBlamedForWhatAScriptAsksTooMuch() {
    List<CheckResult> results = scripts("udp", "window");

    assertThat(results)
        .filteredOn(result -> result.check().id().startsWith("scripts.udp."))
        .hasSize(3)
        .allSatisfy(
            result -> {
              assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
              assertThat(result.message())
                  .contains("plain TCP does not offer sockets of UDP")
                  .contains("its TestBed may implement sockets() itself");
            });
    assertThat(results)
        .filteredOn(result -> result.check().id().equals("scripts.window.receive-buffer"))
        .extracting(CheckResult::message)
        .singleElement()
        .asString()
        .contains("receive-buffer.pkt:4: setsockopt(): plain TCP does not offer option 8");
  }

  private List<CheckResult> scripts(String... directories) {
    RunRequest request =
        RunRequest.of("scripts")
            .withReportDirectory(directory)
            .withOption("scripts", "classpath:/scripts")
            .withOption("subject", "plain-tcp")
            .withChecks(
                Stream.of(directories)
                    .map(each -> "scripts." + each + ".*")
                    .toArray(String[]::new));
    ConformanceReport report = ConformanceRun.of(request).with(new ScriptSuite()).run();
    assertThat(report.suites().get(0).error()).isNull();
    return report.results().toList();
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
