package io.faultwire.it.tls;

import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.it.machine.Versions;
import io.faultwire.it.server.ApacheHttpd;
import io.faultwire.it.server.Haproxy;
import io.faultwire.it.server.JdkServer;
import io.faultwire.it.server.JettyServer;
import io.faultwire.it.server.NettyServer;
import io.faultwire.it.server.Nginx;
import io.faultwire.it.server.OpensslServer;
import io.faultwire.it.server.TomcatServer;
import io.faultwire.it.server.Verdicts;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.KeyKind;
import io.faultwire.tls.TestCertificateAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the suite says of real servers; each violation is one by the octets. */
@Execution(ExecutionMode.CONCURRENT)
class ServersIT {
  private static final CertificateChain CHAIN =
      TestCertificateAuthority.root("Root").leaf("localhost").key(KeyKind.RSA_2048).issue();

  @TempDir Path directory;

  private static Verdicts verdicts(String server, String url) {
    return Verdicts.of("tls", server, url);
  }

  /** Names the versions of a program and of the OpenSSL below it. */
  private static String onOpenssl(Need need) {
    return Versions.exactly(need, "-v") + "-openssl-" + openssl();
  }

  private static String openssl() {
    return Versions.exactly(Need.OPENSSL, "version");
  }

  /** Names a server of the JDK's TLS, which every update of the JDK may change. */
  private static String onJdk(String version) {
    return version + "-jdk-" + System.getProperty("java.version");
  }

  @Test
  @Requires({Need.NGINX, Need.OPENSSL})
  void nginx() throws Exception {
    String settings = "ssl_protocols TLSv1.2 TLSv1.3;";
    try (Nginx server = Nginx.start(CHAIN, directory, settings)) {
      verdicts("nginx", server.url()).areThoseOf(onOpenssl(Need.NGINX));
    }
  }

  @Test
  @Requires({Need.APACHE, Need.OPENSSL})
  void apacheHttpd() throws Exception {
    Path pages = Files.createDirectory(directory.resolve("pages"));
    directory.toFile().setExecutable(true, false);
    try (ApacheHttpd server = ApacheHttpd.start(CHAIN, directory, pages)) {
      verdicts("apache", server.url()).areThoseOf(onOpenssl(Need.APACHE));
    }
  }

  @Test
  @Requires({Need.HAPROXY, Need.OPENSSL})
  void haproxy() throws Exception {
    try (Haproxy server = Haproxy.start(CHAIN, directory)) {
      verdicts("haproxy", server.url()).areThoseOf(onOpenssl(Need.HAPROXY));
    }
  }

  @Test
  @Requires(Need.OPENSSL)
  void opensslsServer() throws Exception {
    try (OpensslServer server = OpensslServer.start(CHAIN, directory)) {
      verdicts("openssl", server.url()).areThoseOf(openssl());
    }
  }

  @Test
  void theJdksHttpServer() throws Exception {
    try (JdkServer server = JdkServer.start(CHAIN)) {
      verdicts("jdk", server.url()).areThoseOf(System.getProperty("java.version"));
    }
  }

  @Test
  void jetty() throws Exception {
    try (JettyServer server = JettyServer.start(CHAIN)) {
      verdicts("jetty", server.url()).areThoseOf(onJdk(JettyServer.version()));
    }
  }

  @Test
  void tomcat() throws Exception {
    try (TomcatServer server = TomcatServer.start(CHAIN, directory)) {
      verdicts("tomcat", server.url()).areThoseOf(onJdk(TomcatServer.version()));
    }
  }

  @Test
  void nettyWithBoringSsl() throws Exception {
    try (NettyServer server = NettyServer.start(CHAIN)) {
      verdicts("netty", server.url()).areThoseOf(NettyServer.version());
    }
  }
}
