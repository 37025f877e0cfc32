package io.faultwire.engine.simulation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.capture.Side;
import io.faultwire.capture.TcpConversation;
import io.faultwire.engine.Network;
import io.faultwire.host.process.HostProcess;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.DeterministicTls;
import io.faultwire.tls.TestCertificateAuthority;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** JSSE's sockets, layered over simulated ones. */
class TlsTest {
  private final Instant now = Instant.now();
  private static final String SECRET = "the secret of the test";

  @Test
  void messageCrossesALossyLinkUnreadably() throws IOException {
    try (Network network = Lossy.network(3)) {
      assertThat(exchange(network, "server")).isEqualTo(SECRET.repeat(2000));
      TcpConversation conversation = network.capture().tcp("client", "server:443");
      byte[] onTheWire = conversation.streamFrom(Side.CLIENT).received();
      assertThat(onTheWire.length).isGreaterThan(SECRET.length() * 2000);
      assertThat(new String(onTheWire, ISO_8859_1)).doesNotContain(SECRET);
      assertThat(conversation.retransmissions()).isNotEmpty();
    }
  }

  @Test
  void sameSeedGivesTheSamePcapngWithTls() throws IOException {
    String first = capture(5);
    assertThat(capture(5).equals(first)).as("equal in both runs").isTrue();
    assertThat(capture(6).equals(first)).as("equal for another seed").isFalse();
  }

  @Test
  void wrongNameIsRefusedByTheClient() {
    try (Network network = Lossy.network(3)) {
      assertThatThrownBy(() -> exchange(network, "elsewhere.test"))
          .isInstanceOf(SSLHandshakeException.class)
          .hasMessageContaining("No subject alternative DNS name matching server found");
    }
  }

  private String capture(long seed) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (Network network = Lossy.network(seed)) {
      exchange(network, "server");
      network.runUntilQuiet();
      network.capture().writePcapng(file);
    }
    return HexFormat.of().formatHex(file.toByteArray());
  }

  /** Sends octets to a server that has a certificate for a name, and returns what it sends back. */
  private String exchange(Network network, String certified) throws IOException {
    CertificateChain chain = TestCertificateAuthority.root("Root", 1, now).issue(certified);
    DeterministicTls tls = DeterministicTls.seeded(network.seed().value(), chain);
    try (ServerSocket listener = network.host("server").listen(443)) {
      HostProcess echo = network.start("server", "echo", () -> echo(listener, tls.server()));
      String answer = ask(network, tls.client());
      network.join(echo);
      return answer;
    }
  }

  private static void echo(ServerSocket listener, SSLContext context) throws IOException {
    try (Socket plain = listener.accept();
        SSLSocket socket =
            (SSLSocket) context.getSocketFactory().createSocket(plain, null, 443, true)) {
      socket.setUseClientMode(false);
      byte[] chunk = new byte[4096];
      for (int n = socket.getInputStream().read(chunk); n > 0; ) {
        socket.getOutputStream().write(chunk, 0, n);
        n = socket.getInputStream().read(chunk);
      }
    } catch (SSLHandshakeException e) {
      // the client's refusal is what its test looks at
    }
  }

  private static String ask(Network network, SSLContext context) throws IOException {
    byte[] request = SECRET.repeat(2000).getBytes(ISO_8859_1);
    byte[] answer = new byte[request.length];
    try (Socket plain = network.host("client").connect("server", 443);
        SSLSocket socket =
            (SSLSocket) context.getSocketFactory().createSocket(plain, "server", 443, true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      for (int done = 0; done < request.length; done += SECRET.length() * 100) {
        int end = Math.min(request.length, done + SECRET.length() * 100);
        socket.getOutputStream().write(Arrays.copyOfRange(request, done, end));
        socket.getInputStream().readNBytes(answer, done, end - done);
      }
    }
    return new String(answer, ISO_8859_1);
  }
}
