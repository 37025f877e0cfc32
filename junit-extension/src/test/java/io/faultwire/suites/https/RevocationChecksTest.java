package io.faultwire.suites.https;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.junit.runner.ConformanceRun;
import io.faultwire.tls.PemFiles;
import io.faultwire.tls.battery.Battery;
import io.faultwire.tls.battery.BatteryRun;
import io.faultwire.tls.battery.ChainTrial;
import io.faultwire.tls.catalogue.CertificateCatalogue;
import io.faultwire.tls.catalogue.ChainSetting;
import io.faultwire.tls.catalogue.PreparedChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks of the suite about revocation, on servers whose chains name a responder. */
class RevocationChecksTest {
  private static final String NOT_REVOKED = "https.revocation.not-revoked";

  /** Which check each chain of the catalogue breaks. */
  static final Map<String, String> BROKEN =
      Map.ofEntries(
          Map.entry("revocation.ocsp-revoked", NOT_REVOKED),
          Map.entry("revocation.list-revoked", NOT_REVOKED),
          Map.entry("revocation.issuer-revoked", NOT_REVOKED),
          Map.entry("revocation.stapled-revoked", NOT_REVOKED),
          Map.entry("revocation.ocsp-unknown", "https.revocation.known"),
          Map.entry("revocation.ocsp-stale", "https.revocation.current"),
          Map.entry("revocation.list-stale", "https.revocation.current"),
          Map.entry("revocation.ocsp-forged", "https.revocation.authentic"),
          Map.entry("revocation.list-forged", "https.revocation.authentic"),
          Map.entry("revocation.must-staple-broken", "https.revocation.stapled"));

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "revocation.ocsp-good",
        "revocation.list-good",
        "revocation.stapled-good",
        "revocation.must-staple-kept",
        "revocation.ocsp-revoked",
        "revocation.list-revoked",
        "revocation.issuer-revoked",
        "revocation.stapled-revoked",
        "revocation.ocsp-unknown",
        "revocation.ocsp-stale",
        "revocation.list-stale",
        "revocation.ocsp-forged",
        "revocation.list-forged",
        "revocation.must-staple-broken"
      })
  void eachChainBreaksJustTheCheckOfItsFault(String chain) {
    try (BatteryRun run = Battery.ofCatalogue().open();
        ChainTrial trial = run.open(CertificateCatalogue.named(chain))) {
      RunRequest request =
          RunRequest.of("https-certificates")
              .withTarget(trial.chain().url().toString())
              .withCaFile(trial.chain().caFile())
              .withReportDirectory(directory);

      Map<String, Outcome> outcomes = outcomes(ConformanceRun.of(request).run());

      String broken = BROKEN.get(chain);
      assertThat(
              outcomes.entrySet().stream()
                  .filter(e -> e.getValue() == Outcome.FAIL || e.getValue() == Outcome.WARN)
                  .map(Map.Entry::getKey))
          .isEqualTo(broken == null ? List.of() : List.of(broken));
      assertThat(outcomes).doesNotContainValue(Outcome.INCONCLUSIVE);
      assertThat(outcomes.get("https.revocation.stapled"))
          .isEqualTo(
              !chain.contains("must-staple")
                  ? Outcome.NOT_APPLICABLE
                  : broken == null ? Outcome.PASS : Outcome.WARN);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aResponderThatDoesNotAnswerLeavesItOpen() throws Exception {
    ConformanceReport report = run(Map.of());

    CheckResult result = result(report, NOT_REVOKED);
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.message())
        .contains("http://127.0.0.1:9/ocsp: java.net.ConnectException")
        .contains("set -Dfaultwire.option.revocation=off");
  }

  @Test
  void nobodyIsAskedIfTheOptionSaysSo() throws Exception {
    ConformanceReport report = run(Map.of("revocation", "off"));

    assertThat(result(report, NOT_REVOKED).outcome()).isEqualTo(Outcome.NOT_TESTABLE);
    assertThat(outcomes(report).values())
        .doesNotContain(Outcome.FAIL, Outcome.WARN, Outcome.INCONCLUSIVE);
  }

  @Test
  void anotherWordForTheOptionIsAnError() throws Exception {
    assertThat(run(Map.of("revocation", "no")).suites().get(0).error())
        .contains("faultwire.option.revocation is 'no': write on or off");
  }

  /** Runs the suite on a chain whose responder is at a port where nobody listens. */
  private ConformanceReport run(Map<String, String> options) throws IOException {
    PreparedChain prepared =
        CertificateCatalogue.named("revocation.ocsp-good").prepare(ChainSetting.now("localhost"));
    Path caFile =
        Files.writeString(
            directory.resolve("ca.pem"),
            PemFiles.certificates(List.of(prepared.root().certificate())));
    try (TestServer server = TestServer.of(prepared.chain())) {
      RunRequest request =
          RunRequest.of("https-certificates")
              .withTarget(server.url())
              .withCaFile(caFile)
              .withReportDirectory(directory.resolve("report"));
      for (Map.Entry<String, String> option : options.entrySet()) {
        request = request.withOption(option.getKey(), option.getValue());
      }
      return ConformanceRun.of(request).run();
    }
  }

  private static CheckResult result(ConformanceReport report, String id) {
    return report.results().filter(r -> r.check().id().equals(id)).findFirst().orElseThrow();
  }

  private static Map<String, Outcome> outcomes(ConformanceReport report) {
    return report
        .results()
        .collect(
            Collectors.toMap(
                r -> r.check().id(), CheckResult::outcome, (one, other) -> one, TreeMap::new));
  }
}
