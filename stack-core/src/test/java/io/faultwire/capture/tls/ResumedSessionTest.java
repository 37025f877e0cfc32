package io.faultwire.capture.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Capture;
import io.faultwire.capture.Side;
import io.faultwire.engine.Network;
import io.faultwire.host.process.HostProcess;
import io.faultwire.time.Seed;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.TestCertificateAuthority;
import io.faultwire.tls.secrets.KeyLog;
import io.faultwire.topology.Topology;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** A client that comes back resumes its session, whose secrets follow from those before. */
class ResumedSessionTest {
  private static final int PORT = 443;
  private static final List<String> WORDS = List.of("the first", "the second", "the third");

  private final CertificateChain chain = TestCertificateAuthority.root("Root").issue("server");
  private final KeyLog keyLog = new KeyLog();

  @Test
  void allConnectionsOfAClientAreOpened() throws IOException {
    Capture capture = capture(chain.clientContext(keyLog), chain.serverContext());

    List<TlsConversation> all = TlsCapture.of(capture, keyLog).conversations();

    assertThat(all).hasSize(WORDS.size()).allMatch(TlsConversation::isDecrypted);
    assertThat(all).extracting(each -> said(each, Side.CLIENT)).containsExactlyElementsOf(WORDS);
    assertThat(all.get(0).certificates()).hasSize(1);
    assertThat(all.get(1).certificates()).as("resumed").isEmpty();
    assertThat(keyLog.toText().lines()).hasSize(4 * WORDS.size());
  }

  @Test
  void theServersKeysOpenThemAsWell() throws IOException {
    Capture capture = capture(chain.clientContext(), chain.serverContext(keyLog));

    assertThat(TlsCapture.of(capture, keyLog).conversations())
        .extracting(each -> said(each, Side.SERVER))
        .containsExactlyElementsOf(WORDS);
  }

  @Test
  void withoutTheSessionBeforeAConnectionStaysClosed() throws IOException {
    Capture capture = capture(chain.clientContext(keyLog), chain.serverContext());
    KeyLog first = new KeyLog();

    List<TlsConversation> all = TlsCapture.of(capture, first).conversations();
    assertThat(all).noneMatch(TlsConversation::isDecrypted);
    assertThat(TlsConversation.of(all.get(1).tcp(), keyLog).isDecrypted()).isFalse();
    assertThat(TlsConversation.of(all.get(0).tcp(), keyLog).isDecrypted()).isTrue();
    assertThat(TlsConversation.of(all.get(1).tcp(), keyLog).isDecrypted()).isTrue();
  }

  private static String said(TlsConversation conversation, Side side) {
    return new String(conversation.applicationData(side), US_ASCII);
  }

  /** Connects once for each of the words, which the server sends back. */
  private static Capture capture(SSLContext client, SSLContext server) throws IOException {
    Topology topology =
        Topology.builder().host("client").host("server").link("client", "server").build();
    try (Network network = Network.simulate(topology, Seed.DEFAULT);
        ServerSocket listening = network.host("server").listen(PORT)) {
      HostProcess echo = network.start("server", "echo", () -> answer(listening, server));
      for (String words : WORDS) {
        try (Socket plain = network.host("client").connect("server", PORT);
            Socket tls = client.getSocketFactory().createSocket(plain, "server", PORT, true)) {
          tls.getOutputStream().write(words.getBytes(US_ASCII));
          assertThat(tls.getInputStream().readNBytes(words.length())).asString().isEqualTo(words);
        }
      }
      network.join(echo);
      network.runUntilQuiet();
      return network.capture();
    }
  }

  private static void answer(ServerSocket listening, SSLContext context) throws IOException {
    for (String words : WORDS) {
      try (SSLSocket tls =
          (SSLSocket)
              context.getSocketFactory().createSocket(listening.accept(), null, PORT, true)) {
        tls.setUseClientMode(false);
        tls.getOutputStream().write(tls.getInputStream().readNBytes(words.length()));
        tls.getInputStream().read();
      }
    }
  }
}
