package io.faultwire.it.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.CheckEvidence;
import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.http.OctetText;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.it.server.ApacheHttpd;
import io.faultwire.it.server.ByHand;
import io.faultwire.it.server.Haproxy;
import io.faultwire.it.server.JdkServer;
import io.faultwire.it.server.JettyServer;
import io.faultwire.it.server.NettyServer;
import io.faultwire.it.server.Nginx;
import io.faultwire.it.server.TomcatServer;
import io.faultwire.it.server.Verdicts;
import io.faultwire.junit.runner.ConformanceRun;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.TestCertificateAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the suite reports, {@code openssl s_client} sees as well with the octets of the report. */
@Tag("any-jdk")
@Execution(ExecutionMode.CONCURRENT)
@Requires(Need.OPENSSL)
class ByHandIT {
  private static final CertificateChain CHAIN =
      TestCertificateAuthority.root("Root").issue("localhost");

  @TempDir Path directory;

  @Test
  @Requires(Need.NGINX)
  void nginx() throws Exception {
    try (Nginx server = Nginx.start(CHAIN, directory, "")) {
      confirm("nginx", server.url() + "/", "8");
    }
  }

  @Test
  @Requires(Need.APACHE)
  void apacheHttpd() throws Exception {
    Path pages = Files.createDirectory(directory.resolve("pages"));
    Files.writeString(pages.resolve("page.txt"), "The page of a server that is real.\n");
    directory.toFile().setExecutable(true, false);
    try (ApacheHttpd server = ApacheHttpd.start(CHAIN, directory, pages)) {
      confirm("apache", server.url() + "/page.txt", "8");
    }
  }

  @Test
  @Requires(Need.HAPROXY)
  void haproxy() throws Exception {
    try (Haproxy server = Haproxy.start(CHAIN, directory)) {
      confirm("haproxy", server.url() + "/", "8");
    }
  }

  @Test
  void theJdksHttpServer() throws Exception {
    try (JdkServer server = JdkServer.start(CHAIN)) {
      confirm("jdk", server.url(), "8");
    }
  }

  @Test
  void jetty() throws Exception {
    try (JettyServer server = JettyServer.start(CHAIN)) {
      confirm("jetty", server.url(), "8");
    }
  }

  @Test
  void tomcat() throws Exception {
    try (TomcatServer server = TomcatServer.start(CHAIN, directory)) {
      confirm("tomcat", server.url(), "1");
    }
  }

  @Test
  void netty() throws Exception {
    try (NettyServer server = NettyServer.start(CHAIN)) {
      confirm("netty", server.url(), "8");
    }
  }

  private void confirm(String server, String url, String connections)
      throws IOException, InterruptedException {
    List<CheckResult> broken =
        ConformanceRun.of(
                RunRequest.of("http1")
                    .withTarget(url)
                    .withOption("connections", connections)
                    .withReportDirectory(directory))
            .run()
            .results()
            .filter(each -> each.outcome() == Outcome.FAIL)
            .filter(each -> Verdicts.isSteady(server, each.check().id()))
            .filter(each -> isOneRequest(each.evidence().sent()))
            .filter(each -> !reported(each.evidence()).isEmpty())
            .toList();

    assertThat(broken).isNotEmpty();
    for (CheckResult each : broken) {
      assertThat(answer(url, each.evidence()))
          .as(each.check().id())
          .isEqualTo(reported(each.evidence()));
    }
  }

  /** Tells whether octets were sent at once; a report may also say in words what was sent. */
  private static boolean isOneRequest(List<String> sent) {
    return sent.size() == 1 && sent.get(0).contains("\\r\\n");
  }

  /** Returns the status lines that the report tells. */
  private static List<String> reported(CheckEvidence evidence) {
    return evidence.got().stream()
        .filter(each -> each.startsWith("HTTP/1."))
        .map(each -> each.replaceFirst(" \\|.*", ""))
        .toList();
  }

  private static List<String> answer(String url, CheckEvidence evidence)
      throws IOException, InterruptedException {
    int answers = reported(evidence).size();
    byte[] request = OctetText.octets(evidence.sent().get(0));
    byte[] came =
        ByHand.byOpenssl(url, request, octets -> ByHand.statusLines(octets).size() >= answers);
    return ByHand.statusLines(came);
  }
}
