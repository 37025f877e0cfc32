package io.faultwire.tls.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Says where a TLS server listens and by which name it is asked for.
 *
 * @param host the name or address to connect to
 * @param port the TCP port
 * @param serverName the host name for server name indication (RFC 6066, section 3), or null where
 *     the server is known by an address, which the extension cannot carry
 * @param sockets makes the TCP sockets: real or simulated ones
 * @param timeout how long to wait for a connection and for each answer
 */
public record TlsEndpoint(
    String host, int port, @Nullable String serverName, SocketFactory sockets, Duration timeout) {

  /** Names a server on the real network, with a patience of ten seconds. */
  public static TlsEndpoint of(String host, int port, @Nullable String serverName) {
    return new TlsEndpoint(
        host, port, serverName, SocketFactory.getDefault(), Duration.ofSeconds(10));
  }

  /** Opens a TCP connection. */
  Socket connect() throws IOException {
    Socket socket = sockets.createSocket();
    try {
      int millis = Math.toIntExact(timeout.toMillis());
      socket.connect(new InetSocketAddress(host, port), millis);
      socket.setSoTimeout(millis);
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
