package io.faultwire.suites.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.junit.runner.ConformanceRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(ExecutionMode.CONCURRENT)
class Http1SuiteTest {
  @TempDir static Path directory;

  private static RunRequest request(String url) {
    return RunRequest.of("http1").withTarget(url).withReportDirectory(directory);
  }

  private static ConformanceReport run(RunRequest request) {
    ConformanceReport report =
        ConformanceRun.of(
                request
                    .withOption("postPath", SampleServer.POST)
                    .withOption("echoPath", SampleServer.ECHO)
                    .withOption("patienceSeconds", "1"))
            .run();
    assertThat(report.suites()).allSatisfy(suite -> assertThat(suite.error()).isNull());
    return report;
  }

  private static List<String> ids(ConformanceReport report, Outcome... outcomes) {
    return report
        .results()
        .filter(result -> List.of(outcomes).contains(result.outcome()))
        .map(result -> result.check().id())
        .sorted()
        .toList();
  }

  @Test
  void aSoundServerPassesEveryCheck() throws Exception {
    try (SampleServer server = new SampleServer()) {
      ConformanceReport report = run(request(server.url()));

      assertThat(report.results().filter(result -> result.outcome() != Outcome.PASS))
          .extracting(result -> result.check().id() + ": " + result.message())
          .isEmpty();
      assertThat(report.results()).hasSizeGreaterThan(200);
    }
  }

  @ParameterizedTest
  @Tag("any-jdk")
  @EnumSource(Defect.class)
  void aServerThatBreaksOneClauseFailsTheChecksOfThatAndNoOther(Defect defect) throws Exception {
    try (SampleServer server = new SampleServer(defect)) {
      ConformanceReport report = run(request(server.url()));

      assertThat(ids(report, Outcome.FAIL, Outcome.WARN)).isEqualTo(defect.checks());
      assertThat(ids(report, Outcome.INCONCLUSIVE)).isEmpty();
    }
  }

  @Test
  void everyCheckHasADefect() throws Exception {
    Set<String> exposed = new TreeSet<>();
    Arrays.stream(Defect.values()).forEach(defect -> exposed.addAll(defect.checks()));

    try (SampleServer server = new SampleServer()) {
      assertThat(ids(run(request(server.url())), Outcome.values()))
          .containsExactlyElementsOf(exposed);
    }
  }

  @Test
  void everyCheckHasTexts() throws Exception {
    try (SampleServer server = new SampleServer()) {
      assertThat(run(request(server.url())).results())
          .allSatisfy(
              result -> {
                assertThat(result.check().title()).isNotBlank().isNotEqualTo(result.check().id());
                assertThat(result.check().description()).isNotBlank();
                assertThat(result.check().remedy()).isNotBlank();
              });
    }
  }

  @Test
  void aFailureShowsTheOctets() throws Exception {
    try (SampleServer server = new SampleServer(Defect.TAKES_PLUS_IN_LENGTH)) {
      CheckResult result =
          run(request(server.url()).withChecks("http1.length.plus"))
              .results()
              .findFirst()
              .orElseThrow();

      assertThat(result.message())
          .isEqualTo(
              "Expected status 400; and the end of the connection before the next request, but got"
                  + " status 200, then status 200.");
      assertThat(result.evidence().sent()).first().asString().contains("Content-Length: +11\\r\\n");
      assertThat(result.evidence().got())
          .first()
          .asString()
          .startsWith("HTTP/1.1 200 Faultwire | ");
    }
  }

  @Test
  void whatIsReadLenientlyIsToldAsWell() throws Exception {
    try (SampleServer server = new SampleServer(Defect.ANSWERS_HTTP09)) {
      CheckResult result =
          run(request(server.url()).withChecks("http1.line.no-version"))
              .results()
              .findFirst()
              .orElseThrow();

      assertThat(result.evidence().got())
          .last()
          .isEqualTo("a browser reports an error (no HTTP response)");
    }
  }

  @Test
  void aServerThatIsNotThereIsAnErrorAndNoViolation() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = closed.getLocalPort();
    }

    ConformanceReport report = ConformanceRun.of(request("http://127.0.0.1:" + port)).run();

    assertThat(report.results()).isEmpty();
    assertThat(report.suites().get(0).error()).contains("No connection to http://127.0.0.1");
  }

  @Test
  void whatCannotBeReadIsAnErrorThatSaysSo() throws Exception {
    try (SampleServer server = new SampleServer()) {
      String url = server.url().replace(SampleServer.PAGE, "/nowhere");

      assertThat(ConformanceRun.of(request(url)).run().suites().get(0).error())
          .contains("is not answered by success, but by status 404; name a resource");
    }
  }

  @Test
  void withoutAFormThatTakesPostAndAnEchoTheirChecksDoNotApply() throws IOException {
    try (SampleServer server = new SampleServer()) {
      ConformanceReport report = ConformanceRun.of(request(server.url())).run();

      assertThat(ids(report, Outcome.NOT_APPLICABLE))
          .hasSize(15)
          .allMatch(id -> id.matches("http1\\.(content|parameters)\\..*"));
      assertThat(ids(report, Outcome.FAIL, Outcome.WARN, Outcome.INCONCLUSIVE)).isEmpty();
    }
  }

  @Test
  void whenTheTimeIsOverTheRestIsInconclusive() throws IOException {
    try (SampleServer server = new SampleServer(Defect.NEVER_CONTINUES)) {
      ConformanceReport report =
          run(request(server.url()).withOption("totalSeconds", "1").withOption("connections", "1"));

      assertThat(ids(report, Outcome.INCONCLUSIVE)).isNotEmpty();
      assertThat(report.results().filter(r -> r.outcome() == Outcome.INCONCLUSIVE))
          .allSatisfy(r -> assertThat(r.message()).contains("The 1 s for all checks are over."));
    }
  }
}
