package io.faultwire.it.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.it.server.Nginx;
import io.faultwire.junit.runner.ConformanceRun;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.CertificateFault;
import io.faultwire.tls.PemFiles;
import io.faultwire.tls.TestCertificateAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The suite {@code https-certificates} on a real nginx. */
@Requires(Need.NGINX)
class NginxCertificatesIT {
  private static final TestCertificateAuthority ROOT = TestCertificateAuthority.root("Root");
  private static final String CURRENT = "ssl_protocols TLSv1.2 TLSv1.3;";

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(
      value = CertificateFault.class,
      names = {"NONE", "EXPIRED", "WRONG_HOST", "MISSING_INTERMEDIATE", "SELF_SIGNED"})
  void eachFaultOfTheChainIsToldApart(CertificateFault fault) throws Exception {
    CertificateChain chain = fault.chain(ROOT, "localhost");

    assertThat(broken(chain, CURRENT)).isEqualTo(expected(fault));
  }

  private static Set<String> expected(CertificateFault fault) {
    return switch (fault) {
      case EXPIRED -> Set.of("https.validity.not-after");
      case WRONG_HOST -> Set.of("https.name.host");
      case MISSING_INTERMEDIATE -> Set.of("https.trust.anchor", "https.trust.complete");
      case SELF_SIGNED -> Set.of("https.trust.anchor");
      default -> Set.of();
    };
  }

  /** Returns the checks that fail or warn; that the others pass or do not apply is asserted. */
  private Set<String> broken(CertificateChain chain, String settings) throws Exception {
    Path caFile =
        Files.writeString(
            directory.resolve("ca.pem"), PemFiles.certificates(List.of(ROOT.certificate())));
    try (Nginx nginx = Nginx.start(chain, directory, settings)) {
      ConformanceReport report =
          ConformanceRun.of(
                  RunRequest.of("https-certificates")
                      .withTarget(nginx.url())
                      .withCaFile(caFile)
                      .withReportDirectory(directory.resolve("report")))
              .run();
      assertThat(report.suites()).allSatisfy(s -> assertThat(s.error()).isNull());
      assertThat(report.results().map(CheckResult::outcome))
          .isSubsetOf(Set.of(Outcome.PASS, Outcome.FAIL, Outcome.WARN, Outcome.NOT_APPLICABLE));
      return report
          .results()
          .filter(r -> r.outcome() == Outcome.FAIL || r.outcome() == Outcome.WARN)
          .map(r -> r.check().id())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
