package io.faultwire.junit.example;

import static io.faultwire.junit.assertj.FaultwireAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Capture;
import io.faultwire.capture.tls.Protocol;
import io.faultwire.capture.tls.TlsCapture;
import io.faultwire.engine.Network;
import io.faultwire.host.process.HostProcess;
import io.faultwire.junit.Host;
import io.faultwire.junit.Link;
import io.faultwire.junit.NetworkTest;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.TestCertificateAuthority;
import io.faultwire.tls.message.TlsVersion;
import io.faultwire.tls.secrets.KeyLog;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS over a lossy link, read from the capture of the test. */
@NetworkTest
@Host("client")
@Host("server")
@Link(
    between = {"client", "server"},
    latencyMillis = 5,
    lossPercent = 5,
    reorderPercent = 10)
class HttpsTest {
  private static final byte[] REQUEST =
      "GET /card/4111111111111111 HTTP/1.1\r\nHost: shop\r\n\r\n".getBytes(US_ASCII);

  private final CertificateChain chain = TestCertificateAuthority.root("Root").issue("shop");
  private final KeyLog keyLog = new KeyLog();

  @Test
  void theCardNumberCrossesInsideTls(Network network, Capture capture, @TempDir Path directory)
      throws IOException {
    try (ServerSocket listening = network.host("server").listen(443)) {
      HostProcess server =
          network.start("server", "https", () -> answer(listening.accept(), chain.serverContext()));
      SSLContext context = chain.clientContext(keyLog);
      try (Socket plain = network.host("client").connect("server", 443);
          Socket tls = context.getSocketFactory().createSocket(plain, "shop", 443, true)) {
        tls.getOutputStream().write(REQUEST);
        assertThat(tls.getInputStream().read()).isEqualTo('!');
      }
      network.join(server);
    }

    TlsCapture opened = TlsCapture.of(capture, keyLog);
    assertThat(opened.conversation("client", "server:443"))
        .completedHandshake()
        .wasNotRefused()
        .spoke(TlsVersion.TLS_1_3)
        .presented(chain.presented())
        .wentThrough(Protocol.TCP, Protocol.TLS, Protocol.HTTP);
    assertThat(capture).neverShowed("4111111111111111");
    opened.writePcapng(directory.resolve("shop.pcapng"));
    assertThat(Capture.read(directory.resolve("shop.pcapng")).tlsSecrets()).isNotEmpty();
  }

  private static void answer(Socket plain, SSLContext context) throws IOException {
    try (SSLSocket tls =
        (SSLSocket) context.getSocketFactory().createSocket(plain, null, 443, true)) {
      tls.setUseClientMode(false);
      tls.getInputStream().readNBytes(REQUEST.length);
      tls.getOutputStream().write('!');
      while (tls.getInputStream().read() >= 0) {
        // Wait for the client's end.
      }
    }
  }
}
