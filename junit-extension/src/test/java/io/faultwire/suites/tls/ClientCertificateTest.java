package io.faultwire.suites.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.junit.runner.ConformanceRun;
import io.faultwire.tls.CertificateBuilder;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.TestCertificateAuthority;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that want certificates of their clients, or should. */
class ClientCertificateTest {
  private static final TestCertificateAuthority CLIENTS = TestCertificateAuthority.root("Clients");
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";
  private static final String PREFIX = "tls.client-certificate.";

  @TempDir Path directory;

  @Test
  void aServerThatVerifiesItsClientsPasses() throws Exception {
    assertThat(outcomes(trusting(CLIENTS), /* asks= */ true))
        .isEqualTo(
            Map.of(
                "asked", Outcome.PASS,
                "none", Outcome.PASS,
                "wrong-authority", Outcome.PASS,
                "expired", Outcome.PASS,
                "good", Outcome.PASS));
  }

  @Test
  void aServerThatTakesAnyCertificateIsToldWhich() throws Exception {
    assertThat(outcomes(new TrustManager[] {new Careless()}, /* asks= */ true))
        .isEqualTo(
            Map.of(
                "asked", Outcome.PASS,
                "none", Outcome.PASS,
                "wrong-authority", Outcome.FAIL,
                "expired", Outcome.FAIL,
                "good", Outcome.PASS));
  }

  @Test
  void aServerThatTrustsNobodyRefusesTheGoodOneToo() throws Exception {
    assertThat(outcomes(trusting(TestCertificateAuthority.root("Nobody's root")), /* asks= */ true))
        .containsEntry("good", Outcome.FAIL)
        .containsEntry("wrong-authority", Outcome.PASS);
  }

  @Test
  void aServerThatDoesNotAskFailsWhateverComes() throws Exception {
    assertThat(outcomes(trusting(CLIENTS), /* asks= */ false))
        .isEqualTo(
            Map.of(
                "asked", Outcome.FAIL,
                "none", Outcome.FAIL,
                "wrong-authority", Outcome.FAIL,
                "expired", Outcome.FAIL,
                "good", Outcome.PASS));
  }

  private Map<String, Outcome> outcomes(TrustManager[] trust, boolean asks) throws Exception {
    Instant now = Instant.now();
    Path good = store("good.p12", client().issue());
    Path expired =
        store(
            "expired.p12",
            client().validity(now.minusSeconds(90_000), now.minusSeconds(3_600)).issue());
    SSLContext context = context(trust);
    try (SubjectServer server =
        new SubjectServer(
            new StrictServer(TlsSuiteTest.CHAIN), () -> context, asks, Defect.none())) {
      ConformanceReport report =
          ConformanceRun.of(
                  RunRequest.of("tls")
                      .withTarget(server.url())
                      .withChecks(PREFIX + "*")
                      .withOption("clientCertificates", "required")
                      .withOption("clientCertificate", good.toString())
                      .withOption("expiredClientCertificate", expired.toString())
                      .withReportDirectory(directory))
              .run();
      assertThat(report.suites()).allSatisfy(s -> assertThat(s.error()).isNull());
      Map<String, Outcome> outcomes = new TreeMap<>();
      report
          .results()
          .forEach(r -> outcomes.put(r.check().id().substring(PREFIX.length()), r.outcome()));
      return outcomes;
    }
  }

  private static CertificateBuilder client() {
    return CLIENTS.leaf("client").extendedKeyUsage(CLIENT_AUTHENTICATION);
  }

  private Path store(String name, CertificateChain chain) throws Exception {
    Path file = directory.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      chain.keyStore(PASSWORD).store(out, PASSWORD);
    }
    return file;
  }

  private static SSLContext context(TrustManager[] trust) throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(TlsSuiteTest.CHAIN.keyStore(PASSWORD), PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust, null);
    return context;
  }

  private static TrustManager[] trusting(TestCertificateAuthority authority)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("clients", authority.certificate());
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    return factory.getTrustManagers();
  }

  /** Looks at nothing. */
  private static final class Careless implements X509TrustManager {
    @Override
    public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String authType) {}

    @Override
    public java.security.cert.X509Certificate[] getAcceptedIssuers() {
      return new java.security.cert.X509Certificate[0];
    }
  }
}
