package io.faultwire.it.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.junit.Target;
import io.faultwire.junit.runner.SuiteRunner;
import io.faultwire.suites.tcp.linux.LinuxStack;
import io.faultwire.suites.tcp.subject.SocketCalls;
import io.faultwire.suites.tcp.subject.SubjectSettings;
import io.faultwire.suites.tcp.subject.TestBed;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How Linux becomes a subject, and what happens where it cannot or when nobody closes it. */
@Timeout(120)
@Requires(Need.KERNEL)
class LinuxSubjectIT {
  private static final String JAVA = ProcessHandle.current().info().command().orElse("java");

  @TempDir Path directory;

  private static List<String> java(Class<?> main, String... before) {
    List<String> line = new ArrayList<>(List.of(before));
    line.addAll(List.of(JAVA, "-cp", System.getProperty("java.class.path"), main.getName()));
    return line;
  }

  @Test
  void aProcessWithoutTheRightGetsOneErrorWithTheRemedy() throws Exception {
    RunRequest request =
        RunRequest.of("tcp").withOption("subject", "linux").withReportDirectory(directory);
    request.write(directory.resolve("request.json"));
    List<String> line =
        java(SuiteRunner.class, "setpriv", "--bounding-set=-net_admin,-sys_admin", "--");
    line.add(directory.resolve("request.json").toString());

    Process process =
        new ProcessBuilder(line).inheritIO().redirectInput(ProcessBuilder.Redirect.PIPE).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    process.getOutputStream().close();

    ConformanceReport report = ConformanceReport.read(directory.resolve("conformance.json"));
    assertThat(report.results()).isEmpty();
    assertThat(report.suites().get(0).error())
        .startsWith("Nothing was tested: The subject linux needs a kernel: ")
        .contains("it takes CAP_NET_ADMIN");
  }

  @Test
  void aKilledJvmLeavesNoNamespace() throws Exception {
    Process process = new ProcessBuilder(java(HeldKernelHost.class)).start();
    long holder;
    try (BufferedReader output = process.inputReader(StandardCharsets.US_ASCII)) {
      holder = Long.parseLong(output.readLine());
      assertThat(ProcessHandle.of(holder)).isPresent();
    } finally {
      process.destroyForcibly();
    }

    ProcessHandle.of(holder)
        .ifPresent(alive -> assertThat(alive.onExit()).succeedsWithin(20, TimeUnit.SECONDS));
    assertThat(ProcessHandle.of(holder)).isEmpty();
  }

  @Test
  void theSocketCallsAreThoseOfTheSubject() {
    try (TestBed bed = new LinuxStack().open(Target.of(Map.of()), SubjectSettings.NONE)) {
      bed.subject().listen(7);
      int descriptor = bed.sockets().socket(2, 1, 0);

      assertThat(bed.sockets().bind(descriptor, 0, 7)).isEqualTo(-98);
    }
  }

  @Test
  void settingsThatANamespaceDoesNotTakeAreRefused() {
    assertThat(
            new LinuxStack()
                .refusedSettings(
                    Map.of(
                        "net.ipv4.tcp_sack", "0",
                        "net.ipv4.tcp_retries2", "many",
                        "net.ipv4.tcp_unheard_of", "1",
                        "kernel.hostname", "x",
                        "net.ipv4./../../kernel/hostname", "x")))
        .containsOnlyKeys(
            "net.ipv4.tcp_retries2",
            "net.ipv4.tcp_unheard_of",
            "kernel.hostname",
            "net.ipv4./../../kernel/hostname")
        .containsEntry(
            "kernel.hostname", "only settings of the network can be changed: net.ipv4.tcp_sack")
        .hasEntrySatisfying(
            "net.ipv4.tcp_unheard_of", why -> assertThat(why).contains("leave it out"));
  }

  @Test
  void aScriptGetsItsSettingsMtuAndCongestionControl() {
    SubjectSettings asked =
        SubjectSettings.ofScript(
            OptionalInt.of(600), Map.of("net.ipv4.tcp_congestion_control", "reno"));
    try (TestBed bed = new LinuxStack().open(Target.of(Map.of()), asked)) {
      assertThat(bed.wire().mtu()).isEqualTo(600);
      assertThat(bed.wire().largestPacketToSubject()).isGreaterThan(60_000);
      assertThat(congestionControl(bed)).isEqualTo("reno");

      assertThat(bed.changeSetting("net.ipv4.tcp_sack", "0")).isEmpty();
      assertThat(bed.changeSetting("net.ipv4.tcp_congestion_control", "none")).isPresent();
    }
  }

  private static String congestionControl(TestBed bed) {
    SocketCalls calls = bed.sockets();
    byte[] name = new byte[16];
    calls.getOption(calls.socket(2, 1, 0), 6, 13, name);
    return new String(name, StandardCharsets.US_ASCII).replace("\0", "");
  }
}
