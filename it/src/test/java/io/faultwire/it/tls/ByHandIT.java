package io.faultwire.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.it.server.ByHand;
import io.faultwire.it.server.Nginx;
import io.faultwire.junit.runner.ConformanceRun;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.TestCertificateAuthority;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the suite reports, a socket of the shell sees as well with the octets of the report. */
@Execution(ExecutionMode.CONCURRENT)
class ByHandIT {
  private static final CertificateChain CHAIN =
      TestCertificateAuthority.root("Root").issue("localhost");
  private static final int ALERT_LENGTH = 7;

  @TempDir Path directory;

  @Test
  @Requires(Need.NGINX)
  void theSameOctetsHaveTheSameAnswer() throws Exception {
    try (Nginx server = Nginx.start(CHAIN, directory, "ssl_protocols TLSv1.2 TLSv1.3;")) {
      List<CheckResult> broken =
          ConformanceRun.of(
                  RunRequest.of("tls").withTarget(server.url()).withReportDirectory(directory))
              .run()
              .results()
              .filter(each -> each.outcome() == Outcome.FAIL || each.outcome() == Outcome.WARN)
              .filter(each -> each.evidence().sent().size() == 2)
              .filter(each -> each.evidence().sent().get(1).matches("[0-9a-f]+"))
              .toList();

      assertThat(broken).hasSizeGreaterThan(3);
      for (CheckResult each : broken) {
        assertThat(answer(server.url(), each.evidence().sent().get(1)))
            .as(each.check().id())
            .isEqualTo(beginning(each.evidence().got().get(1)));
      }
    }
  }

  private static String answer(String url, String octets) throws IOException, InterruptedException {
    byte[] came =
        ByHand.bySocket(url, HexFormat.of().parseHex(octets), all -> all.length >= ALERT_LENGTH);
    return beginning(HexFormat.of().formatHex(came));
  }

  /** Returns an alert whole, and of a handshake the type of the record and its version. */
  private static String beginning(String octets) {
    return octets.substring(0, octets.startsWith("15") ? 2 * ALERT_LENGTH : 6);
  }
}
