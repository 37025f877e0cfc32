package io.faultwire.suites.https;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.junit.runner.ConformanceRun;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.CertificateFault;
import io.faultwire.tls.KeyKind;
import io.faultwire.tls.PemFiles;
import io.faultwire.tls.TestCertificateAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HttpsCertificatesSuiteTest {
  private static final List<String> CURRENT = List.of("TLSv1.3", "TLSv1.2");
  private static final TestCertificateAuthority ROOT = TestCertificateAuthority.root("Root");

  @TempDir Path directory;

  @Test
  void aConformingServerPassesEveryCheck() throws Exception {
    ConformanceReport report = run(CertificateFault.NONE.chain(ROOT, "localhost"));

    assertThat(notPassed(report)).isEmpty();
    assertThat(report.results()).hasSizeGreaterThan(30);
  }

  @ParameterizedTest
  @EnumSource(CertificateFault.class)
  void aServerThatIsWrongInOneWayFailsExactlyTheChecksOfThat(CertificateFault fault)
      throws Exception {
    ConformanceReport report = run(fault.chain(ROOT, "localhost"));

    assertThat(notPassed(report)).isEqualTo(BrokenServers.outcomes(fault));
  }

  @Test
  void everyCheckFailsOnSomeBrokenServer() throws Exception {
    Set<String> broken = new TreeSet<>(BrokenServers.OTHER_SUBJECTS);
    broken.addAll(RevocationChecksTest.BROKEN.values());
    for (CertificateFault fault : CertificateFault.values()) {
      broken.addAll(BrokenServers.outcomes(fault).keySet());
    }

    Set<String> checks = new TreeSet<>();
    run(CertificateFault.NONE.chain(ROOT, "localhost"))
        .results()
        .map(r -> r.check().id())
        .forEach(checks::add);
    assertThat(broken).isEqualTo(checks);
  }

  @Test
  void aRootThatIsNoAuthorityIsAWarning() throws Exception {
    CertificateChain chain =
        TestCertificateAuthority.rootBuilder("Root", KeyKind.ECDSA_P256)
            .withoutExtension("2.5.29.19")
            .authority()
            .issue("localhost");

    assertThat(notPassed(run(TestServer.of(chain), chain)))
        .isEqualTo(Map.of("https.trust.root-profile", Outcome.WARN));
  }

  @Test
  void aSmallExponentIsAWarning() throws Exception {
    CertificateChain chain = ROOT.leaf("localhost").key(KeyKind.RSA_2048_EXPONENT_3).issue();

    assertThat(notPassed(run(chain))).isEqualTo(Map.of("https.strength.exponent", Outcome.WARN));
  }

  @Test
  void aServerOfTls12OnlyHasNoSecondChainToCompare() throws Exception {
    CertificateChain chain = ROOT.issue("localhost");

    assertThat(notPassed(run(new TestServer(chain, chain, List.of("TLSv1.2"), List.of()), chain)))
        .isEqualTo(
            Map.of(
                "https.tls.same-chain", Outcome.NOT_APPLICABLE,
                "https.trust.ordered-tls13", Outcome.NOT_APPLICABLE));
  }

  @Test
  void aServerOfTls10OnlyHasNoChainToJudge() throws Exception {
    CertificateChain chain = ROOT.issue("localhost");

    Map<String, Outcome> outcomes =
        notPassed(run(new TestServer(chain, chain, List.of(), List.of(0x0301)), chain));

    assertThat(outcomes)
        .containsEntry("https.name.host", Outcome.INCONCLUSIVE)
        .doesNotContainValue(Outcome.FAIL);
  }

  @Test
  void anotherChainInTls12IsAWarning() throws Exception {
    CertificateChain chain = ROOT.issue("localhost");
    CertificateChain other = ROOT.issue("localhost");

    assertThat(notPassed(run(new TestServer(chain, other, CURRENT, List.of()), chain)))
        .isEqualTo(Map.of("https.tls.same-chain", Outcome.WARN));
  }

  @Test
  void aFailureSaysExpectedActualAndRemedy() throws Exception {
    ConformanceReport report = run(CertificateFault.WRONG_HOST.chain(ROOT, "localhost"));

    CheckResult host = result(report, "https.name.host");
    assertThat(host.message())
        .contains("expected: an alternative name that matches localhost")
        .contains("actual:   alternative names other.test")
        .contains("remedy:");
    assertThat(host.check().title()).isEqualTo("An alternative name matches the host");
  }

  @Test
  void everyCheckHasTexts() throws Exception {
    ConformanceReport report = run(CertificateFault.NONE.chain(ROOT, "localhost"));

    assertThat(report.results())
        .allSatisfy(
            r -> {
              assertThat(r.check().title()).isNotBlank().isNotEqualTo(r.check().id());
              assertThat(r.check().description()).isNotBlank();
              assertThat(r.check().remedy()).isNotBlank();
            });
  }

  @Test
  void aServerThatIsNotThereIsAnErrorAndNoViolation() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      port = closed.getLocalPort();
    }

    ConformanceReport report =
        ConformanceRun.of(request("https://localhost:" + port, ROOT.issue("localhost"))).run();

    assertThat(report.results()).isEmpty();
    assertThat(report.suites().get(0).error()).contains("no TLS answer from localhost:" + port);
  }

  @Test
  void aNameOtherThanThatOfTheUrlCanBeAskedFor() throws Exception {
    CertificateChain chain = ROOT.issue("shop.test");
    try (TestServer server = TestServer.of(chain)) {
      RunRequest request = request(server.url(), chain).withOption("serverName", "shop.test");

      assertThat(notPassed(ConformanceRun.of(request).run())).isEmpty();
    }
  }

  @Test
  void theDaysThatMustBeLeftCanBeSet() throws Exception {
    CertificateChain chain = CertificateFault.EXPIRES_SOON.chain(ROOT, "localhost");
    try (TestServer server = TestServer.of(chain)) {
      RunRequest request = request(server.url(), chain);

      assertThat(notPassed(ConformanceRun.of(request.withOption("minDaysLeft", "2")).run()))
          .isEmpty();
      assertThat(
              ConformanceRun.of(request.withOption("minDaysLeft", "soon"))
                  .run()
                  .suites()
                  .get(0)
                  .error())
          .contains("faultwire.option.minDaysLeft is 'soon': give a number of days");
    }
  }

  private ConformanceReport run(CertificateChain chain) throws IOException {
    return run(TestServer.of(chain), chain);
  }

  /** Runs the suite with the root, and where there is one the chain's own, as the CA file. */
  private ConformanceReport run(TestServer server, CertificateChain chain) throws IOException {
    try (server) {
      return ConformanceRun.of(request(server.url(), chain)).run();
    }
  }

  private RunRequest request(String url, CertificateChain chain) throws IOException {
    boolean ours = chain.root().getSubjectX500Principal().getName().equals("CN=Root");
    Path caFile =
        Files.writeString(
            directory.resolve("ca.pem"),
            PemFiles.certificates(List.of(ours ? chain.root() : ROOT.certificate())));
    return RunRequest.of("https-certificates")
        .withTarget(url)
        .withCaFile(caFile)
        .withReportDirectory(directory.resolve("report"));
  }

  private static CheckResult result(ConformanceReport report, String id) {
    return report.results().filter(r -> r.check().id().equals(id)).findFirst().orElseThrow();
  }

  private static Map<String, Outcome> notPassed(ConformanceReport report) {
    assertThat(report.suites()).allSatisfy(s -> assertThat(s.error()).isNull());
    Map<String, Outcome> outcomes = new TreeMap<>();
    for (CheckResult result : report.results().toList()) {
      boolean aboutRevocation = result.check().id().startsWith("https.revocation.");
      if (aboutRevocation) {
        // These chains do not say where their status can be had; RevocationChecksTest has others.
        assertThat(result.outcome()).isIn(Outcome.NOT_APPLICABLE, Outcome.INCONCLUSIVE);
      } else if (result.outcome() != Outcome.PASS) {
        outcomes.put(result.check().id(), result.outcome());
      }
    }
    return outcomes;
  }
}
