package io.faultwire.junit.assertj;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.faultwire.capture.tls.TlsCapture;
import io.faultwire.capture.tls.TlsConversation;
import io.faultwire.engine.Network;
import io.faultwire.host.process.HostProcess;
import io.faultwire.time.Seed;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.TestCertificateAuthority;
import io.faultwire.tls.secrets.KeyLog;
import io.faultwire.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A request with a password, over a lossy network, by TLS or in the clear. */
final class HttpsOnTheWire implements AutoCloseable {
  static final String PASSWORD = "correct horse battery staple";
  static final CertificateChain CHAIN =
      TestCertificateAuthority.root("Root").intermediate("Issuing").issue("shop.test");
  private static final String REQUEST =
      "GET / HTTP/1.1\r\nHost: shop.test\r\nAuthorization: Bearer " + PASSWORD + "\r\n\r\n";
  private static final String RESPONSE = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  final Network network =
      Network.simulate(
          Topology.builder()
              .host("client")
              .host("server")
              .link(
                  "client",
                  "server",
                  link -> link.latency(Duration.ofMillis(10)).loss(5).reorder(10))
              .build(),
          Seed.DEFAULT);

  /** What the test knows of the keys that both ends draw. */
  final KeyLog keyLog = new KeyLog();

  /** What the server presents and speaks with. */
  SSLContext server = CHAIN.serverContext();

  /** Asks over TLS of a version, and tells whether there was an answer. */
  boolean ask(String version, SSLContext trusting, String... suites) throws IOException {
    try (ServerSocket listener = network.host("server").listen(443)) {
      HostProcess serving = network.start("server", "https", () -> serve(listener));
      boolean answered = false;
      try (Socket plain = network.host("client").connect("server", 443);
          SSLSocket tls =
              (SSLSocket) trusting.getSocketFactory().createSocket(plain, "shop.test", 443, true)) {
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setProtocols(new String[] {version});
        if (suites.length > 0) {
          parameters.setCipherSuites(suites);
        }
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        tls.setSSLParameters(parameters);
        answered = converse(tls.getInputStream(), tls.getOutputStream());
      } catch (SSLException e) {
        answered = false;
      }
      network.join(serving);
      network.runUntilQuiet();
      return answered;
    }
  }

  /** Asks without TLS. */
  void askInTheClear() throws IOException {
    try (ServerSocket listener = network.host("server").listen(80)) {
      HostProcess serving = network.start("server", "http", () -> answer(listener.accept()));
      try (Socket plain = network.host("client").connect("server", 80)) {
        converse(plain.getInputStream(), plain.getOutputStream());
      }
      network.join(serving);
      network.runUntilQuiet();
    }
  }

  private static boolean converse(InputStream in, OutputStream out) throws IOException {
    out.write(REQUEST.getBytes(US_ASCII));
    return Arrays.equals(in.readNBytes(RESPONSE.length()), RESPONSE.getBytes(US_ASCII));
  }

  private void serve(ServerSocket listener) throws IOException {
    try (Socket plain = listener.accept();
        SSLSocket tls =
            (SSLSocket) server.getSocketFactory().createSocket(plain, null, 443, true)) {
      tls.setUseClientMode(false);
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"http/1.1"});
      tls.setSSLParameters(parameters);
      answer(tls);
    } catch (SSLException e) {
      // The client refuses, which its test looks at.
    }
  }

  private static void answer(Socket socket) throws IOException {
    try (socket) {
      byte[] request = socket.getInputStream().readNBytes(REQUEST.length());
      if (request.length == REQUEST.length()) {
        socket.getOutputStream().write(RESPONSE.getBytes(US_ASCII));
      }
      while (socket.getInputStream().read() >= 0) {
        // Wait for the client's end.
      }
    }
  }

  TlsConversation decrypted() {
    return TlsCapture.of(network.capture(), keyLog).conversation("client", "server:443");
  }

  @Override
  public void close() {
    network.close();
  }
}
