package io.faultwire.suites.http1client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.TargetKind;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.junit.runner.ConformanceRun;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(ExecutionMode.CONCURRENT)
class Http1ClientSuiteTest {
  @TempDir static Path directory;

  private static ClientChecks checks(String name, HttpCaller caller) {
    return ClientChecks.of(name, caller).reportTo(directory);
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
  void aSoundClientPassesEveryCheck() {
    ConformanceReport report = checks("sound", new SampleClient()).run();

    assertThat(report.suites().get(0).error()).isNull();
    assertThat(report.suites().get(0).target().kind()).isEqualTo(TargetKind.CLIENT);
    assertThat(report.results().filter(result -> result.outcome() != Outcome.PASS))
        .extracting(result -> result.check().id() + ": " + result.message())
        .isEmpty();
    assertThat(report.results()).hasSizeGreaterThan(90);
  }

  @ParameterizedTest
  @Tag("any-jdk")
  @EnumSource(Flaw.class)
  void aCarelessClientFailsTheChecksOfThatAndNoOther(Flaw flaw) {
    ConformanceReport report =
        checks(flaw.name(), new SampleClient(flaw)).patienceSeconds(2).parallelism(8).run();

    assertThat(report.suites().get(0).error()).isNull();
    assertThat(ids(report, Outcome.FAIL, Outcome.WARN)).isEqualTo(flaw.checks());
    assertThat(ids(report, Outcome.INCONCLUSIVE)).isEmpty();
  }

  @Test
  void everyCheckHasAFlawAndTexts() {
    Set<String> exposed = new TreeSet<>();
    Arrays.stream(Flaw.values()).forEach(flaw -> exposed.addAll(flaw.checks()));

    ConformanceReport report = checks("all", new SampleClient()).run();

    assertThat(ids(report, Outcome.values())).containsExactlyElementsOf(exposed);
    assertThat(report.results())
        .allSatisfy(
            result -> {
              assertThat(result.check().title()).isNotBlank().isNotEqualTo(result.check().id());
              assertThat(result.check().description()).isNotBlank();
              assertThat(result.check().remedy()).isNotBlank();
            });
  }

  @Test
  void aFailureShowsTheOctets() {
    CheckResult result =
        checks("octets", new SampleClient(Flaw.LENGTH_WINS))
            .only("http1-client.chunks.length-too")
            .run()
            .results()
            .findFirst()
            .orElseThrow();

    assertThat(result.message())
        .isEqualTo(
            "Expected the content \"abcdefghijklmnopqrstuvwxyz\", or an error, but got the content"
                + " \"1a\\r\\na\".");
    assertThat(result.evidence().sent())
        .singleElement()
        .asString()
        .startsWith("HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\nTransfer-Encoding: chunked\\r\\n");
    assertThat(result.evidence().got())
        .first()
        .asString()
        .startsWith("on connection 1: GET /answer HTTP/1.1 | Host: localhost:");
  }

  @TestFactory
  Stream<DynamicTest> eachCheckIsATest() {
    return checks("tests", new SampleClient()).only("http1-client.interim.*").tests();
  }

  @Test
  void aTestFailsWithTheClauseAndTheOctets() {
    DynamicTest test =
        checks("failing", new SampleClient(Flaw.DROPS_CR))
            .only("http1-client.fields.bare-cr")
            .tests()
            .findFirst()
            .orElseThrow();

    assertThatThrownBy(test.getExecutable()::execute)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("(RFC 9112, 2.2)", "sent: HTTP/1.1 200 OK", "got: on connection");
  }

  @Test
  void aClientThatSendsGetAloneIsNotJudgedByPost() {
    SampleClient sample = new SampleClient();

    ConformanceReport report =
        checks("gets", call -> sample.call(ClientCall.get(call.url().toString()))).run();

    assertThat(ids(report, Outcome.FAIL, Outcome.WARN, Outcome.INCONCLUSIVE)).isEmpty();
    assertThat(ids(report, Outcome.NOT_APPLICABLE))
        .contains("http1-client.framing.head", "http1-client.request.post-empty")
        .hasSize(14);
  }

  @Test
  void aClientThatDoesNotTakeAUsualAnswerIsNotTested() {
    assertThatThrownBy(() -> checks("silent", call -> "").tests())
        .hasMessageContaining("and returned an error (The client sent no request")
        .hasMessageContaining("Let it ask for the URL that it is given");
  }

  @Test
  void withoutAClientTheRemedyIsSaid() {
    RunRequest request = RunRequest.of("http1-client").withReportDirectory(directory);

    assertThatThrownBy(() -> ConformanceRun.of(request).run())
        .hasMessageContaining("command='curl -sS {url}', or client=com.example.ShopCaller");
  }

  @Test
  void aClassCallsTheClient() {
    RunRequest request =
        RunRequest.of("http1-client")
            .withOption("client", SoundCaller.class.getName())
            .withChecks("http1-client.request.*")
            .withReportDirectory(directory);

    ConformanceReport report = ConformanceRun.of(request).run();

    assertThat(ids(report, Outcome.PASS)).hasSize(18);
  }

  /** What a user writes for the plugin. */
  public static final class SoundCaller implements HttpCaller {
    private final SampleClient client = new SampleClient();

    @Override
    public String call(ClientCall call) throws Exception {
      return client.call(call);
    }
  }
}
