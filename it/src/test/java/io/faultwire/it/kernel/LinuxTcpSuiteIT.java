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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** The whole suite {@code tcp} against the kernel of this machine: minutes of real time. */
@Tag("slow")
@Timeout(900)
@Requires(Need.KERNEL)
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinuxTcpSuiteIT {
  private static final Path REPORT = Path.of("target", "faultwire", "linux");

  private ConformanceReport report;
  private Traces left;

  @BeforeAll
  void runOnce() {
    Traces before = Traces.now();
    report =
        ConformanceRun.of(
                RunRequest.of("tcp").withOption("subject", "linux").withReportDirectory(REPORT))
            .run();
    left = Traces.since(before);
  }

  @Test
  void everyCheckPassesButTheExempted() {
    assertThat(report.suites().get(0).error()).isNull();
    assertThat(
            with(Outcome.FAIL, Outcome.WARN, Outcome.INCONCLUSIVE)
                .map(result -> result.outcome() + " " + id(result) + ": " + result.message()))
        .isEmpty();
    assertThat(with(Outcome.NOT_TESTABLE).map(LinuxTcpSuiteIT::id))
        .containsExactlyInAnyOrder(
            "tcp.keep-alive.off", "tcp.keep-alive.two-hours", "tcp.ordering.wrap-sent");
    assertThat(with(Outcome.NOT_APPLICABLE).map(LinuxTcpSuiteIT::id))
        .containsExactlyInAnyOrder("tcp.failure.reports-off", "tcp.ip.diffserv-received");
  }

  @Test
  void everyExemptedCheckReallyFails() {
    assertThat(with(Outcome.KNOWN_FAILURE).map(LinuxTcpSuiteIT::id))
        .containsExactlyInAnyOrderElementsOf(new LinuxStack().exemptions().checks())
        .isNotEmpty();
  }

  @Test
  void everyExemptedFailureIsKeptAsACapture() throws IOException {
    for (CheckResult known : with(Outcome.KNOWN_FAILURE).toList()) {
      Capture capture = Capture.read(REPORT.resolve(String.valueOf(known.evidence().pcapng())));
      assertThat(capture.frames(LinuxTcpSuiteIT::isTcp)).as(id(known)).isNotEmpty();
      assertThat(capture.frames()).as(id(known)).allMatch(frame -> frame.packet().length() >= 60);
    }
  }

  private static boolean isTcp(Packet packet) {
    return packet.tcp() != null;
  }

  @Test
  void theSameChecksRunInTheSameOrderAsOnTheBuiltInStack() {
    Path directory = REPORT.resolveSibling("built-in");
    RunRequest builtIn = RunRequest.of("tcp").withReportDirectory(directory);
    List<String> expected =
        ConformanceRun.of(builtIn).run().results().map(LinuxTcpSuiteIT::id).toList();

    assertThat(report.results().map(LinuxTcpSuiteIT::id)).containsExactlyElementsOf(expected);
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
