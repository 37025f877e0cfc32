package io.faultwire.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.it.server.ApacheHttpd;
import io.faultwire.it.server.ByHand;
import io.faultwire.it.server.Haproxy;
import io.faultwire.it.server.JdkServer;
import io.faultwire.it.server.JettyServer;
import io.faultwire.it.server.NettyServer;
import io.faultwire.it.server.Nginx;
import io.faultwire.it.server.OpensslServer;
import io.faultwire.it.server.TomcatServer;
import io.faultwire.junit.runner.ConformanceRun;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.TestCertificateAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the suite reports, a socket of the shell sees as well with the octets of the report. */
@Tag("any-jdk")
@Execution(ExecutionMode.CONCURRENT)
class ByHandIT {
  private static final CertificateChain CHAIN =
      TestCertificateAuthority.root("Root").issue("localhost");
  private static final int ALERT_LENGTH = 7;

  @TempDir Path directory;

  @Test
  @Requires(Need.NGINX)
  void nginx() throws Exception {
    try (Nginx server = Nginx.start(CHAIN, directory, "ssl_protocols TLSv1.2 TLSv1.3;")) {
      confirm(server.url());
    }
  }

  @Test
  @Requires(Need.APACHE)
  void apacheHttpd() throws Exception {
    Path pages = Files.createDirectory(directory.resolve("pages"));
    directory.toFile().setExecutable(true, false);
    try (ApacheHttpd server = ApacheHttpd.start(CHAIN, directory, pages)) {
      confirm(server.url());
    }
  }

  @Test
  @Requires(Need.HAPROXY)
  void haproxy() throws Exception {
    try (Haproxy server = Haproxy.start(CHAIN, directory)) {
      confirm(server.url());
    }
  }

  @Test
  @Requires(Need.OPENSSL)
  void opensslsServer() throws Exception {
    try (OpensslServer server = OpensslServer.start(CHAIN, directory)) {
      confirm(server.url());
    }
  }

  @Test
  void theJdksHttpServer() throws Exception {
    try (JdkServer server = JdkServer.start(CHAIN)) {
      confirm(server.url());
    }
  }

  @Test
  void jetty() throws Exception {
    try (JettyServer server = JettyServer.start(CHAIN)) {
      confirm(server.url());
    }
  }

  @Test
  void tomcat() throws Exception {
    try (TomcatServer server = TomcatServer.start(CHAIN, directory)) {
      confirm(server.url());
    }
  }

  @Test
  void nettyWithBoringSsl() throws Exception {
    try (NettyServer server = NettyServer.start(CHAIN)) {
      confirm(server.url());
    }
  }

  private void confirm(String url) throws IOException, InterruptedException {
    List<CheckResult> broken =
        ConformanceRun.of(RunRequest.of("tls").withTarget(url).withReportDirectory(directory))
            .run()
            .results()
            .filter(each -> each.outcome() == Outcome.FAIL)
            .filter(each -> each.evidence().sent().size() == 2)
            .filter(each -> each.evidence().sent().get(1).matches("[0-9a-f]+"))
            .toList();

    assertThat(broken).isNotEmpty();
    for (CheckResult each : broken) {
      assertThat(answer(url, each.evidence().sent().get(1)))
          .as(each.check().id())
          .isEqualTo(beginning(each.evidence().got().get(1).replace("nothing", "")));
    }
  }

  private static String answer(String url, String octets) throws IOException, InterruptedException {
    byte[] came =
        ByHand.bySocket(url, HexFormat.of().parseHex(octets), all -> all.length >= ALERT_LENGTH);
    return beginning(HexFormat.of().formatHex(came));
  }

  /** Returns an alert whole, and of a handshake the type of the record and its version. */
  private static String beginning(String octets) {
    int length = octets.startsWith("15") ? 2 * ALERT_LENGTH : 6;
    return octets.substring(0, Math.min(length, octets.length()));
  }
}
