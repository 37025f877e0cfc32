package io.faultwire.it.tls;

import static io.faultwire.junit.assertj.FaultwireAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Side;
import io.faultwire.capture.tls.Protocol;
import io.faultwire.capture.tls.TlsCapture;
import io.faultwire.capture.tls.TlsConversation;
import io.faultwire.engine.Network;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.time.Seed;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.TestCertificateAuthority;
import io.faultwire.tls.message.TlsVersion;
import io.faultwire.tls.secrets.KeyLog;
import io.faultwire.topology.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS from OkHttp to MockWebServer over loss and reorder, read by us and by tshark. */
@Timeout(120)
@Requires(Need.TSHARK)
class HttpsOverLossIT {
  private static final String SECRET = "the card number is 4111111111111111";
  private static final String BODY = SECRET + ".".repeat(100_000);
  private static final Topology LOSSY =
      Topology.builder()
          .host("client")
          .host("server")
          .link("client", "server", link -> link.latency(Duration.ofMillis(5)).loss(5).reorder(10))
          .build();

  @TempDir Path directory;

  @Test
  void okHttpSpeaksTcpThenTlsThenHttp() throws Exception {
    CertificateChain chain = TestCertificateAuthority.root("Root").issue("server");
    KeyLog keyLog = new KeyLog();
    try (Network network = Network.simulate(LOSSY, Seed.DEFAULT);
        MockWebServer server = new MockWebServer()) {
      exchange(network, server, chain, keyLog);
      network.runUntilQuiet();

      TlsCapture capture = TlsCapture.of(network.capture(), keyLog);
      assertThat(capture.conversations()).hasSize(2).allMatch(TlsConversation::isDecrypted);
      TlsConversation tls = capture.conversations().get(0);
      assertThat(tls)
          .completedHandshake()
          .wasNotRefused()
          .spoke(TlsVersion.TLS_1_3)
          .presented(chain.presented())
          .wentThrough(Protocol.TCP, Protocol.TLS, Protocol.HTTP);
      assertThat(new String(tls.applicationData(Side.SERVER), StandardCharsets.ISO_8859_1))
          .endsWith(BODY);
      assertThat(network.capture()).neverShowed(SECRET);
      assertThat(tls.tcp().retransmissions()).isNotEmpty();

      Path file = directory.resolve("https.pcapng");
      capture.writePcapng(file);
      assertThat(dissected(file, "http.request", "http.request.uri"))
          .as("of the second connection as well, which resumes the session")
          .containsExactly("/card", "/card");
      assertThat(dissected(file, "http.response", "http.file_data")).containsExactly(BODY, BODY);
      assertThat(dissected(file, "tls.handshake.type == 11", "tls.handshake.certificate"))
          .isNotEmpty();

      Path without = directory.resolve("without.pcapng");
      network.capture().writePcapng(without);
      assertThat(dissected(without, "http", "http.request.uri")).isEmpty();
    }
  }

  private static void exchange(
      Network network, MockWebServer server, CertificateChain chain, KeyLog keyLog)
      throws IOException, GeneralSecurityException {
    Network.Host client = network.host("client");
    server.setServerSocketFactory(network.host("server").serverSocketFactory());
    server.useHttps(chain.serverContext().getSocketFactory());
    server.setProtocols(List.of(okhttp3.Protocol.HTTP_1_1));
    server.start(network.host("server").inetAddress(), 443);
    OkHttpClient http =
        new OkHttpClient.Builder()
            .socketFactory(client.socketFactory())
            .sslSocketFactory(
                chain.clientContext(keyLog).getSocketFactory(), trust(chain.trustStore()))
            .protocols(List.of(okhttp3.Protocol.HTTP_1_1))
            .dns(client::lookup)
            .readTimeout(Duration.ofMinutes(1))
            .build();
    Request request = new Request.Builder().url("https://server/card").build();
    for (int i = 0; i < 2; i++) {
      server.enqueue(new MockResponse.Builder().body(BODY).build());
      try (Response response = http.newCall(request).execute()) {
        assertThat(response.body().string()).isEqualTo(BODY);
      }
      http.connectionPool().evictAll();
    }
    http.dispatcher().executorService().shutdown();
  }

  private static X509TrustManager trust(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }

  /**
   * Returns a field of all frames that a display filter lets pass, by the distribution's tshark.
   */
  private static List<String> dissected(Path file, String filter, String field)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Need.TSHARK.program().toString()));
    command.addAll(List.of("-r", file.toString(), "-n", "-o", "tcp.reassemble_out_of_order:TRUE"));
    command.addAll(List.of("-Y", filter, "-T", "fields", "-E", "occurrence=f", "-e", field));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    return said.lines().filter(line -> !line.isBlank()).toList();
  }
}
