package io.faultwire.it.tls;

import static io.faultwire.junit.assertj.FaultwireAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Side;
import io.faultwire.capture.tls.TlsCapture;
import io.faultwire.capture.tls.TlsConversation;
import io.faultwire.engine.Network;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.it.server.OpensslServer;
import io.faultwire.time.Seed;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.TestCertificateAuthority;
import io.faultwire.tls.secrets.KeyLog;
import io.faultwire.topology.Topology;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client's keys open what it says to OpenSSL, in each group that both have. */
@Timeout(120)
@Requires(Need.OPENSSL)
@Execution(ExecutionMode.CONCURRENT)
class GroupsOfOpensslIT {
  private static final int PORT = 443;
  private static final String PAGE = "The page of OpenSSL.";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "X25519, x25519",
    "X448, x448",
    "P-256, secp256r1",
    "P-384, secp384r1",
    "P-521, secp521r1"
  })
  void twoConnectionsOfAClientAreOpened(String only, String group) throws Exception {
    Files.writeString(directory.resolve("page"), PAGE);
    CertificateChain chain = TestCertificateAuthority.root("Root").issue("localhost");
    KeyLog keyLog = new KeyLog();
    SSLContext context = chain.clientContext(keyLog);
    try (OpensslServer server = OpensslServer.start(chain, directory, "-groups", only);
        Network network = Network.simulate(through(server), Seed.DEFAULT)) {
      get(network, context);
      get(network, context);
      List<TlsConversation> both = TlsCapture.of(network.capture(), keyLog).conversations();
      assertThat(both).hasSize(2);
      for (TlsConversation each : both) {
        assertThat(each).completedHandshake();
        assertThat(each.group()).contains(group);
        assertThat(new String(each.applicationData(Side.SERVER), US_ASCII)).endsWith(PAGE);
      }
      assertThat(both.get(0).certificates()).hasSize(1);
      assertThat(both.get(1).certificates()).as("of a session that is resumed").isEmpty();
    }
  }

  private static Topology through(OpensslServer server) {
    return Topology.builder()
        .host("client")
        .host("server", host -> host.forward(PORT, "127.0.0.1", server.port()))
        .link("client", "server")
        .build();
  }

  private static void get(Network network, SSLContext context) throws Exception {
    try (Socket plain = network.host("client").connect("server", PORT);
        Socket tls = context.getSocketFactory().createSocket(plain, "localhost", PORT, true)) {
      tls.getOutputStream().write("GET /page HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
      assertThat(new String(tls.getInputStream().readAllBytes(), US_ASCII)).endsWith(PAGE);
    }
  }
}
