package io.faultwire.suites.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.CheckEvidence;
import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Level;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.junit.Target;
import io.faultwire.junit.runner.ConformanceRun;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.TestCertificateAuthority;
import io.faultwire.tls.probe.RawTls;
import io.faultwire.tls.probe.ServerAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class TlsSuiteTest {
  /** Names an OCSP responder (RFC 5280, section 4.2.2.1), so that stapling is asked for. */
  private static final byte[] OCSP_RESPONDER =
      HexFormat.of()
          .parseHex("3020301e06082b060105050730018612687474703a2f2f6f6373702e696e76616c6964");

  static final CertificateChain CHAIN =
      TestCertificateAuthority.root("Root")
          .leaf("localhost")
          .extension("1.3.6.1.5.5.7.1.1", /* critical= */ false, OCSP_RESPONDER)
          .issue();

  @TempDir Path directory;

  private static SubjectServer server(Defect defect) throws IOException {
    SSLContext shared = CHAIN.serverContext();
    Supplier<SSLContext> contexts =
        defect.is("tls.resumption.tls13") ? CHAIN::serverContext : () -> shared;
    return new SubjectServer(new StrictServer(CHAIN), contexts, false, defect);
  }

  private ConformanceReport run(SubjectServer server) {
    return ConformanceRun.of(
            RunRequest.of("tls")
                .withTarget(server.url())
                .withOption("httpPort", server.httpPort())
                .withReportDirectory(directory))
        .run();
  }

  /** Returns what is wrong, by check. */
  private static Map<String, Outcome> broken(ConformanceReport report) {
    assertThat(report.suites()).allSatisfy(s -> assertThat(s.error()).isNull());
    Map<String, Outcome> broken = new TreeMap<>();
    for (CheckResult result : report.results().toList()) {
      if (result.outcome() == Outcome.FAIL || result.outcome() == Outcome.WARN) {
        broken.put(result.check().id(), result.outcome());
      }
    }
    return broken;
  }

  @Test
  void aSoundServerPassesEveryCheckThatApplies() throws Exception {
    try (SubjectServer server = server(Defect.none())) {
      ConformanceReport report = run(server);

      assertThat(broken(report)).isEmpty();
      assertThat(report.results().filter(r -> r.outcome() == Outcome.INCONCLUSIVE)).isEmpty();
      assertThat(report.results().filter(r -> r.outcome() == Outcome.PASS).count())
          .isGreaterThan(140);
      assertThat(report.results().filter(r -> r.outcome() == Outcome.PASS))
          .allSatisfy(result -> hasEvidence(result.evidence()));
      assertThat(report.results().map(CheckResult::check)).allSatisfy(TlsSuiteTest::hasTexts);
    }
  }

  private static void hasEvidence(CheckEvidence evidence) {
    assertThat(evidence.sent()).isNotEmpty();
    assertThat(evidence.expected()).isNotEmpty();
    assertThat(evidence.got()).isNotEmpty();
  }

  private static void hasTexts(CheckInfo check) {
    assertThat(check.title()).isNotBlank().isNotEqualTo(check.id());
    assertThat(check.description()).as(check.id()).isNotBlank();
    assertThat(check.remedy()).as(check.id()).isNotBlank();
  }

  static List<String> oneHello() {
    return Defect.ofTable();
  }

  /** Asks a server that breaks one clause all questions that it may answer wrong. */
  @ParameterizedTest
  @MethodSource("oneHello")
  void aServerThatAnswersOneHelloWrongBreaksThatClauseOnly(String id) throws Exception {
    Defect defect = new Defect(id);
    try (SubjectServer server = server(defect)) {
      TlsServer subject = new TlsServer(Target.of(Map.of(Target.URL_PROPERTY, server.url())));
      Set<String> broken = new TreeSet<>();
      for (HelloCheck check : HelloTable.all()) {
        if (defect.concerns(check)
            && check.needs().stream().allMatch(subject::has)
            && !isMet(check, subject)) {
          broken.add(check.id());
        }
      }

      assertThat(broken).isEqualTo(expected(id));
    }
  }

  private static boolean isMet(HelloCheck check, TlsServer subject) throws IOException {
    ServerAnswer answer = RawTls.ask(subject.endpoint(), check.octets(subject.name()));
    try {
      return check.expectation().met().test(answer);
    } catch (io.faultwire.junit.NotApplicable e) {
      return true;
    }
  }

  private static Set<String> expected(String id) {
    return id.equals("tls.downgrade.sentinel-tls11")
        ? Set.of(id, "tls.version.no-tls11")
        : Set.of(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tls.version.tls13",
        "tls.version.no-ssl20",
        "tls.order.hello-twice",
        "tls.hello.random-differs",
        "tls.close.notify",
        "tls.alert.received",
        "tls.retry.second-hello",
        "tls.retry.same-suite",
        "tls.retry.change-cipher-spec",
        "tls.retry.wrong-change-cipher-spec",
        "tls.early-data.skipped",
        "tls.resumption.tls12",
        "tls.resumption.same-suite",
        "tls.resumption.other-name",
        "tls.resumption.extended-master-secret",
        "tls.resumption.tls13",
        "tls.ocsp.stapled",
        "tls.hsts.sent",
        "tls.hsts.syntax",
        "tls.hsts.once",
        "tls.hsts.not-over-http",
        "tls.hsts.redirect"
      })
  void aServerThatBreaksOneClauseIsToldThatOne(String id) throws Exception {
    try (SubjectServer server = server(new Defect(id))) {
      ConformanceReport report = run(server);

      Level level =
          report
              .results()
              .filter(r -> r.check().id().equals(id))
              .findFirst()
              .orElseThrow()
              .check()
              .level();
      assertThat(broken(report)).isEqualTo(Map.of(id, level.whenBroken()));
    }
  }

  @Test
  void aServerThatIsNotThereIsAnErrorAndNoViolation() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      port = closed.getLocalPort();
    }

    ConformanceReport report =
        ConformanceRun.of(
                RunRequest.of("tls")
                    .withTarget("https://localhost:" + port)
                    .withReportDirectory(directory))
            .run();

    assertThat(report.results()).isEmpty();
    assertThat(report.suites().get(0).error()).contains("no TLS answer from localhost:" + port);
  }
}
