package io.faultwire.it.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Capture;
import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.junit.runner.ConformanceRun;
import io.faultwire.suites.tcp.linux.LinuxStack;
import io.faultwire.wire.Packet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Checks of the suite {@code tcp} against the kernel of this machine. */
@Timeout(900)
@Requires(Need.KERNEL)
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LinuxTcpSuite {
  /** The checks that wait a minute or more for what Linux has no setting for. */
  private static final Set<String> MINUTES =
      Set.of(
          "tcp.opening.syn-gives-up",
          "tcp.opening.syn-patience",
          "tcp.retransmission.ack-stops-timer",
          "tcp.retransmission.patience",
          "tcp.time-wait.ends",
          "tcp.time-wait.lasts-2msl",
          "tcp.time-wait.restarts",
          "tcp.timer.sixty-seconds",
          "tcp.window.shrunk-no-timeout");

  private static final Path REPORTS = Path.of("target", "faultwire");

  private final boolean minutes;
  private final Path directory;
  private List<String> ids;
  private ConformanceReport report;
  private Traces left;

  /** Takes the checks that wait for minutes, or all others. */
  LinuxTcpSuite(boolean minutes) {
    this.minutes = minutes;
    this.directory = REPORTS.resolve(minutes ? "linux-minutes" : "linux");
  }

  @BeforeAll
  void runOnce() {
    RunRequest builtIn = RunRequest.of("tcp").withReportDirectory(REPORTS.resolve("built-in"));
    ids = chosen(ConformanceRun.of(builtIn).run().results().map(LinuxTcpSuite::id));
    Traces before = Traces.now();
    report =
        ConformanceRun.of(
                RunRequest.of("tcp")
                    .withOption("subject", "linux")
                    .withReportDirectory(directory)
                    .withChecks(ids.toArray(String[]::new)))
            .run();
    left = Traces.since(before);
  }

  private List<String> chosen(Stream<String> all) {
    return all.filter(id -> MINUTES.contains(id) == minutes).toList();
  }

  @Test
  void everyCheckPassesButTheExempted() {
    assertThat(report.suites().get(0).error()).isNull();
    assertThat(
            with(Outcome.FAIL, Outcome.WARN, Outcome.INCONCLUSIVE)
                .map(result -> result.outcome() + " " + id(result) + ": " + result.message()))
        .isEmpty();
    assertThat(with(Outcome.NOT_TESTABLE).map(LinuxTcpSuite::id))
        .containsExactlyInAnyOrderElementsOf(
            chosen(
                Stream.of(
                    "tcp.keep-alive.off", "tcp.keep-alive.two-hours", "tcp.ordering.wrap-sent")));
    assertThat(with(Outcome.NOT_APPLICABLE).map(LinuxTcpSuite::id))
        .containsExactlyInAnyOrderElementsOf(
            chosen(Stream.of("tcp.failure.reports-off", "tcp.ip.diffserv-received")));
  }

  @Test
  void everyExemptedCheckReallyFails() {
    assertThat(with(Outcome.KNOWN_FAILURE).map(LinuxTcpSuite::id))
        .containsExactlyInAnyOrderElementsOf(
            chosen(new LinuxStack().exemptions().checks().stream()))
        .isNotEmpty();
  }

  @Test
  void everyExemptedFailureIsKeptAsACapture() throws IOException {
    for (CheckResult known : with(Outcome.KNOWN_FAILURE).toList()) {
      Capture capture = Capture.read(directory.resolve(String.valueOf(known.evidence().pcapng())));
      assertThat(capture.frames(LinuxTcpSuite::isTcp)).as(id(known)).isNotEmpty();
      assertThat(capture.frames()).as(id(known)).allMatch(frame -> frame.packet().length() >= 60);
    }
  }

  private static boolean isTcp(Packet packet) {
    return packet.tcp() != null;
  }

  @Test
  void theSameChecksRunInTheSameOrderAsOnTheBuiltInStack() {
    assertThat(report.results().map(LinuxTcpSuite::id)).containsExactlyElementsOf(ids);
  }

  @Test
  void theReportSaysWhichKernelItWas() {
    assertThat(report.suites().get(0).target())
        .hasToString("Linux " + System.getProperty("os.version"));
  }

  @Test
  void nothingIsLeft() {
    assertThat(left).isEqualTo(Traces.NONE);
  }

  private Stream<CheckResult> with(Outcome... outcomes) {
    return report.results().filter(result -> List.of(outcomes).contains(result.outcome()));
  }

  private static String id(CheckResult result) {
    return result.check().id();
  }
}
