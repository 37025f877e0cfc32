package io.faultwire.tls.battery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Presents one chain on a free port of the loopback interface, and answers requests by "ok". */
final class BatteryServer implements AutoCloseable {
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
          .getBytes(StandardCharsets.US_ASCII);

  private final SSLContext context;
  private final ServerSocket listener;
  private final Sighting sighting = new Sighting();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  private BatteryServer(SSLContext context, ServerSocket listener) {
    this.context = context;
    this.listener = listener;
  }

  static BatteryServer start(SSLContext context) throws IOException {
    BatteryServer server =
        new BatteryServer(context, new ServerSocket(0, 50, InetAddress.getByName("localhost")));
    Daemons.start("faultwire-battery", server::accept);
    return server;
  }

  int port() {
    return listener.getLocalPort();
  }

  Sighting sighting() {
    return sighting;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        sockets.add(socket);
        sighting.opened();
        Daemons.start("faultwire-battery", () -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true)) {
      tls.setUseClientMode(false);
      tls.startHandshake();
      sighting.completed();
      answer(tls);
    } catch (IOException | RuntimeException e) {
      sighting.failed(String.valueOf(e.getMessage()));
    } finally {
      sockets.remove(socket);
      sighting.closed();
    }
  }

  private void answer(SSLSocket tls) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(tls.getInputStream(), StandardCharsets.ISO_8859_1));
    String first = in.readLine();
    if (first == null) {
      return;
    }
    sighting.requested(first);
    String line = first;
    while (line != null && !line.isEmpty()) {
      line = in.readLine();
    }
    OutputStream out = tls.getOutputStream();
    out.write(ANSWER);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
