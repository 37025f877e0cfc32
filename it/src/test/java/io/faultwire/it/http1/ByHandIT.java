package io.faultwire.it.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.CheckEvidence;
import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.http.OctetText;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.it.server.ByHand;
import io.faultwire.it.server.Nginx;
import io.faultwire.junit.runner.ConformanceRun;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.TestCertificateAuthority;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the suite reports, {@code openssl s_client} sees as well with the octets of the report. */
@Execution(ExecutionMode.CONCURRENT)
class ByHandIT {
  private static final CertificateChain CHAIN =
      TestCertificateAuthority.root("Root").issue("localhost");

  @TempDir Path directory;

  @Test
  @Requires({Need.NGINX, Need.OPENSSL})
  void theSameOctetsHaveTheSameAnswer() throws Exception {
    try (Nginx server = Nginx.start(CHAIN, directory, "")) {
      List<CheckResult> broken =
          ConformanceRun.of(
                  RunRequest.of("http1")
                      .withTarget(server.url() + "/")
                      .withReportDirectory(directory))
              .run()
              .results()
              .filter(each -> each.outcome() == Outcome.FAIL || each.outcome() == Outcome.WARN)
              .filter(each -> each.evidence().sent().size() == 1)
              .toList();

      assertThat(broken).hasSizeGreaterThan(10);
      SoftAssertions.assertSoftly(
          softly ->
              broken.parallelStream()
                  .forEach(
                      each ->
                          softly
                              .assertThat(answer(server.url(), each.evidence()))
                              .as(each.check().id())
                              .isEqualTo(reported(each.evidence()))));
    }
  }

  /** Returns the status lines that the report tells, or none if it tells of another answer. */
  private static List<String> reported(CheckEvidence evidence) {
    return evidence.got().stream()
        .filter(each -> each.startsWith("HTTP/1."))
        .map(each -> each.replaceFirst(" \\|.*", ""))
        .toList();
  }

  private static List<String> answer(String url, CheckEvidence evidence) {
    int answers = Math.max(1, reported(evidence).size());
    byte[] request = OctetText.octets(evidence.sent().get(0));
    try {
      byte[] came =
          ByHand.byOpenssl(
              url,
              request,
              octets ->
                  ByHand.statusLines(octets).size() >= answers
                      || ByHand.statusLines(octets).isEmpty());
      return ByHand.statusLines(came);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
