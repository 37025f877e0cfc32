package io.faultwire.it.tls;

import static io.faultwire.conformance.Outcome.PASS;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.it.server.Nginx;
import io.faultwire.it.server.OpensslServer;
import io.faultwire.junit.runner.ConformanceRun;
import io.faultwire.tls.CertificateBuilder;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.PemFiles;
import io.faultwire.tls.TestCertificateAuthority;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the suite says of real servers that want certificates of their clients, or seem to. */
@Execution(ExecutionMode.CONCURRENT)
class ClientCertificatesIT {
  private static final String PREFIX = "tls.client-certificate.";
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final TestCertificateAuthority CLIENTS = TestCertificateAuthority.root("Clients");
  private static final CertificateChain CHAIN =
      TestCertificateAuthority.root("Root").issue("localhost");

  @TempDir Path directory;
  private Path root;

  @BeforeEach
  void writeRoot() throws IOException {
    root = directory.resolve("clients.pem");
    Files.writeString(root, PemFiles.certificates(List.of(CLIENTS.certificate())));
  }

  /** It goes on with the handshake, and refuses the request with status 400. */
  @ParameterizedTest
  @CsvSource({
    "on, PASS, PASS, PASS, PASS, PASS",
    "optional, PASS, FAIL, PASS, PASS, PASS",
    "optional_no_ca, PASS, FAIL, FAIL, PASS, PASS",
    "off, FAIL, FAIL, FAIL, FAIL, PASS"
  })
  @Requires(Need.NGINX)
  void nginx(
      String mode, Outcome asked, Outcome none, Outcome stranger, Outcome expired, Outcome good)
      throws Exception {
    String settings = "ssl_client_certificate %s; ssl_verify_client %s;".formatted(root, mode);
    try (Nginx server = Nginx.start(CHAIN, directory, settings)) {
      assertThat(outcomes(server.url())).isEqualTo(verdicts(asked, none, stranger, expired, good));
    }
  }

  /** It ends the handshake with an alert. */
  @Test
  @Requires(Need.OPENSSL)
  void opensslThatVerifies() throws Exception {
    String[] options = {"-Verify", "1", "-verify_return_error", "-CAfile", root.toString()};
    try (OpensslServer server = OpensslServer.start(CHAIN, directory, options)) {
      assertThat(outcomes(server.url())).isEqualTo(verdicts(PASS, PASS, PASS, PASS, PASS));
    }
  }

  private static Map<String, Outcome> verdicts(
      Outcome asked, Outcome none, Outcome stranger, Outcome expired, Outcome good) {
    return Map.ofEntries(
        entry("asked", asked),
        entry("none", none),
        entry("wrong-authority", stranger),
        entry("expired", expired),
        entry("good", good));
  }

  private Map<String, Outcome> outcomes(String url) throws Exception {
    Instant now = Instant.now();
    CertificateBuilder client = CLIENTS.leaf("client").extendedKeyUsage("1.3.6.1.5.5.7.3.2");
    Path good = store("good.p12", client.issue());
    client.validity(now.minusSeconds(90_000), now.minusSeconds(3_600));
    Path expired = store("expired.p12", client.issue());
    ConformanceReport report =
        ConformanceRun.of(
                RunRequest.of("tls")
                    .withTarget(url)
                    .withChecks(PREFIX + "*")
                    .withOption("clientCertificates", "required")
                    .withOption("clientCertificate", good.toString())
                    .withOption("expiredClientCertificate", expired.toString()))
            .run();
    assertThat(report.suites()).allSatisfy(suite -> assertThat(suite.error()).isNull());
    return report
        .results()
        .collect(
            Collectors.toMap(
                each -> each.check().id().substring(PREFIX.length()), each -> each.outcome()));
  }

  private Path store(String name, CertificateChain chain)
      throws IOException, GeneralSecurityException {
    Path file = directory.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      chain.keyStore(PASSWORD).store(out, PASSWORD);
    }
    return file;
  }
}
