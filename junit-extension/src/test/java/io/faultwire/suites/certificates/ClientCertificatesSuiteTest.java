package io.faultwire.suites.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.TargetKind;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.junit.runner.ConformanceRun;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("any-jdk")
class ClientCertificatesSuiteTest {
  @TempDir Path directory;

  @Test
  void aCarefulClientPasses() {
    ConformanceReport report = run(client("names"), "client.validity.*,client.name.*host");

    assertThat(outcomes(report)).doesNotContainValue(Outcome.FAIL).hasSizeGreaterThan(10);
    assertThat(report.suites().get(0).target().kind()).isEqualTo(TargetKind.CLIENT);
  }

  @Test
  void aClientThatDoesNotLookAtNamesFailsTheChecksOfThat() {
    ConformanceReport report = run(client("no-names"), "client.validity.expired,client.name.*host");

    assertThat(outcomes(report))
        .containsEntry("client.validity.expired", Outcome.PASS)
        .containsEntry("client.name.other-host", Outcome.FAIL)
        .containsEntry("client.name.longer-host", Outcome.FAIL);
    CheckResult host = result(report, "client.name.other-host");
    assertThat(host.message()).contains("must refuse it (RFC 9525, 6), and this one accepted it");
    assertThat(host.check().clause().toString()).isEqualTo("RFC 9525, 6");
  }

  @Test
  void whereTheClauseLeavesTheChoiceTheCheckSaysWhatWasChosen() {
    ConformanceReport report = run(client("names"), "client.form.serial-zero");

    CheckResult zero = result(report, "client.form.serial-zero");
    assertThat(zero.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(zero.message()).contains("the client accepted it");
  }

  @Test
  void aClientThatRefusesASoundChainIsNotTested() {
    ConformanceReport report = run("/bin/false {url}", "client.validity.*");

    assertThat(report.results()).isEmpty();
    assertThat(report.suites().get(0).error())
        .contains(
            "The client '/bin/false {url}' was given a sound chain and never came to validate")
        .contains("Let it trust {caFile}, and ask for {url}.");
  }

  @Test
  void withoutACommandTheRemedyIsSaid() {
    RunRequest request = RunRequest.of("client-certificates").withReportDirectory(directory);

    assertThatThrownBy(() -> ConformanceRun.of(request).run())
        .hasMessageContaining("Set -Dfaultwire.option.command='curl --cacert {caFile} {url}'.");
  }

  private ConformanceReport run(String command, String checks) {
    return ConformanceRun.of(
            RunRequest.of("client-certificates")
                .withOption("command", command)
                .withChecks(checks.split(","))
                .withReportDirectory(directory))
        .run();
  }

  private static String client(String names) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return "'%s' -XX:TieredStopAtLevel=1 -cp '%s' %s {host} {port} {caFile} %s"
        .formatted(
            java, System.getProperty("java.class.path"), SocketClient.class.getName(), names);
  }

  private static Map<String, Outcome> outcomes(ConformanceReport report) {
    Map<String, Outcome> outcomes = new TreeMap<>();
    report.results().forEach(r -> outcomes.put(r.check().id(), r.outcome()));
    return outcomes;
  }

  private static CheckResult result(ConformanceReport report, String id) {
    return report.results().filter(r -> r.check().id().equals(id)).findFirst().orElseThrow();
  }
}
