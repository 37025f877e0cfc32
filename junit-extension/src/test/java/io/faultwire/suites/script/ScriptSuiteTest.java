package io.faultwire.suites.script;

import static io.faultwire.conformance.Outcome.FAIL;
import static io.faultwire.conformance.Outcome.INCONCLUSIVE;
import static io.faultwire.conformance.Outcome.PASS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.junit.runner.ConformanceRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of a directory as checks of a suite. */
class ScriptSuiteTest {
  private static final String HANDSHAKE =
      """
      0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
      +0 bind(3, ..., ...) = 0
      +0 listen(3, 1) = 0
      +0 < S 0:0(0) win 2000 <mss 1000>
      +0 > S. 0:0(0) ack 1 <mss 1460>
      """;

  @TempDir Path scripts;
  @TempDir Path reports;

  @Test
  void eachScriptIsACheckWithAnIdFromItsPath() throws IOException {
    write("good.pkt", "// Answers a SYN.\n" + HANDSHAKE);
    write("sub/Bad_One.pkt", HANDSHAKE.replace("mss 1460", "mss 1461"));
    write("sub/odd.pkt", "0 `reboot`\n");

    ConformanceReport report = run("");

    assertThat(report.results())
        .extracting(result -> result.check().id(), CheckResult::outcome)
        .containsExactly(
            tuple("scripts.good", PASS),
            tuple("scripts.sub.bad-one", FAIL),
            tuple("scripts.sub.odd", INCONCLUSIVE));
    assertThat(result(report, "scripts.good").check().title()).isEqualTo("Answers a SYN.");
    assertThat(result(report, "scripts.sub.odd").message())
        .startsWith("The script cannot be run: sub/odd.pkt:1: the command 'reboot' is not done");
  }

  @Test
  void failureHasTheLineThePacketsAndTheCapture() throws IOException {
    write("bad.pkt", HANDSHAKE.replace("mss 1460", "mss 1461"));

    CheckResult bad = result(run(""), "scripts.bad");

    assertThat(bad.message()).startsWith("bad.pkt:5: the packet is another than expected");
    assertThat(bad.evidence().sent()).containsExactly("0.000000 < S 0:0(0) win 2000 <mss 1000>");
    assertThat(bad.evidence().got()).singleElement().asString().contains("<mss 1460>");
    assertThat(bad.evidence().expected()).singleElement().asString().contains("<mss 1461>");
    assertThat(bad.evidence().ladder()).contains("SYN-RECEIVED");
    assertThat(reports.resolve(bad.evidence().pcapng())).isNotEmptyFile();
    assertThat(bad.replay()).contains("-Dfaultwire.option.scripts=" + scripts);
  }

  @Test
  void defectOfTheSubjectIsFound() throws IOException {
    write("good.pkt", HANDSHAKE);

    assertThat(run("sends-no-mss").results())
        .extracting(CheckResult::outcome)
        .containsExactly(Outcome.FAIL);
  }

  @Test
  void placeWithoutScriptsIsAnError() {
    assertRefused(request(), "There are no scripts (*.pkt) at '" + scripts + "'");
    assertRefused(
        RunRequest.of("scripts").withReportDirectory(reports),
        "Set -Dfaultwire.option.scripts=directory.");
  }

  @Test
  void pathsWithoutAnIdOrWithTheSameAreErrors() throws IOException {
    write("a_b.pkt", HANDSHAKE);
    write("a-b.pkt", HANDSHAKE);
    assertRefused(request(), "has the check id 'scripts.a-b'");
    Files.delete(scripts.resolve("a-b.pkt"));
    write("__.pkt", HANDSHAKE);
    assertRefused(request(), "The script '__.pkt' can have no id");
  }

  private static void assertRefused(RunRequest request, String message) {
    assertThatThrownBy(() -> ConformanceRun.of(request).with(new ScriptSuite()).run())
        .isInstanceOf(CouldNotFindOutException.class)
        .hasMessageContaining(message);
  }

  private void write(String name, String text) throws IOException {
    Path file = scripts.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private RunRequest request() {
    return RunRequest.of("scripts")
        .withReportDirectory(reports)
        .withOption("scripts", scripts.toString());
  }

  private ConformanceReport run(String defect) {
    RunRequest request = defect.isEmpty() ? request() : request().withOption("defect", defect);
    return ConformanceRun.of(request).with(new ScriptSuite()).run();
  }

  private static CheckResult result(ConformanceReport report, String id) {
    return report.results().filter(r -> r.check().id().equals(id)).findFirst().orElseThrow();
  }
}
