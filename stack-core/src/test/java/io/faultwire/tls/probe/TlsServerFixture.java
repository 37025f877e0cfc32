package io.faultwire.tls.probe;

import io.faultwire.tls.CertificateChain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLServerSocket;

/** Listens on a free port of the loopback interface and answers each connection on a thread. */
final class TlsServerFixture implements AutoCloseable {
  /** Talks on one accepted connection. */
  interface Conversation {
    void with(Socket socket) throws IOException;
  }

  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private TlsServerFixture(ServerSocket listener, Conversation conversation) {
    this.listener = listener;
    threads.execute(() -> accept(conversation));
  }

  /** Starts a JSSE server that offers the versions. */
  static TlsServerFixture jsse(CertificateChain chain, String... protocols) throws IOException {
    SSLServerSocket listener =
        (SSLServerSocket)
            chain
                .serverContext()
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    listener.setEnabledProtocols(protocols);
    return new TlsServerFixture(listener, socket -> socket.getInputStream().read());
  }

  /** Starts a server that talks as told. */
  static TlsServerFixture talking(Conversation conversation) throws IOException {
    return new TlsServerFixture(
        new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), conversation);
  }

  TlsEndpoint endpoint() {
    String host = InetAddress.getLoopbackAddress().getHostAddress();
    return TlsEndpoint.of(host, listener.getLocalPort(), "shop.test");
  }

  private void accept(Conversation conversation) {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        threads.execute(() -> talk(conversation, socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void talk(Conversation conversation, Socket socket) {
    try (socket) {
      conversation.with(socket);
    } catch (IOException e) {
      // The client saw it too, and the test looks at the client.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
  }
}
