package io.faultwire.suites.https;

import io.faultwire.tls.CertificateChain;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLSocket;

/**
 * Serves TLS on a free port of the loopback interface: versions that the JDK speaks by JSSE, older
 * ones by a ServerHello in bytes.
 */
final class TestServer implements AutoCloseable {
  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CertificateChain chain;
  private final CertificateChain tls12Chain;
  private final List<String> protocols;
  private final List<Integer> oldVersions;

  /**
   * Starts serving.
   *
   * @param chain what is sent in TLS 1.3
   * @param tls12Chain what is sent in TLS 1.2
   * @param protocols the versions that JSSE offers, by its names
   * @param oldVersions the codes of the older versions to begin a handshake with
   */
  TestServer(
      CertificateChain chain,
      CertificateChain tls12Chain,
      List<String> protocols,
      List<Integer> oldVersions)
      throws IOException {
    this.chain = chain;
    this.tls12Chain = tls12Chain;
    this.protocols = protocols;
    this.oldVersions = oldVersions;
    this.listener = new ServerSocket(0, 20, InetAddress.getByName("localhost"));
    threads.execute(this::accept);
  }

  static TestServer of(CertificateChain chain) throws IOException {
    return new TestServer(chain, chain, List.of("TLSv1.3", "TLSv1.2"), List.of());
  }

  String url() {
    return "https://localhost:" + listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] header = new byte[5];
      in.readFully(header);
      byte[] hello = new byte[u16(header, 3)];
      in.readFully(hello);
      int version = u16(hello, 4);
      if (oldVersions.contains(version)) {
        socket.getOutputStream().write(serverHello(version));
        return;
      }
      ByteArrayOutputStream consumed = new ByteArrayOutputStream();
      consumed.writeBytes(header);
      consumed.writeBytes(hello);
      handshake(socket, consumed.toByteArray(), offersTls13(hello) ? chain : tls12Chain);
    } catch (IOException e) {
      // The client saw it too, and the test looks at the client.
    }
  }

  private static int u16(byte[] bytes, int at) {
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }

  private void handshake(Socket socket, byte[] consumed, CertificateChain sent) throws IOException {
    try (SSLSocket tls =
        (SSLSocket)
            sent.serverContext()
                .getSocketFactory()
                .createSocket(socket, new ByteArrayInputStream(consumed), true)) {
      tls.setUseClientMode(false);
      tls.setEnabledProtocols(protocols.toArray(String[]::new));
      while (tls.getInputStream().read() >= 0) {
        // Nothing is said after the handshake; wait until the client closes.
      }
    } catch (EOFException e) {
      // The client left.
    }
  }

  /** Finds the extension supported_versions with TLS 1.3 alone, as the probes send it. */
  private static boolean offersTls13(byte[] hello) {
    return HexFormat.of().formatHex(hello).contains("002b0003020304");
  }

  private static byte[] serverHello(int version) {
    String body = "%04x".formatted(version) + "22".repeat(32) + "00" + "c013" + "00";
    String message = "02%06x".formatted(body.length() / 2) + body;
    String record = "16%04x%04x".formatted(Math.max(version, 0x0300), message.length() / 2);
    return HexFormat.of().parseHex(record + message);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
  }
}
