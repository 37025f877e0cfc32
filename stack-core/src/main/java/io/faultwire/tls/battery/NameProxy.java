package io.faultwire.tls.battery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Leads every name to one port of the loopback interface: an HTTP proxy that knows CONNECT alone
 * (RFC 9110, section 9.3.6). With it a client may ask for names that no resolver has.
 */
final class NameProxy implements AutoCloseable {
  private static final byte[] ESTABLISHED =
      "HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_HEAD = 8192;

  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  private NameProxy(ServerSocket listener, int target) {
    this.listener = listener;
    this.target = target;
  }

  static NameProxy to(int port) throws IOException {
    NameProxy proxy =
        new NameProxy(new ServerSocket(0, 50, InetAddress.getByName("localhost")), port);
    Daemons.start("faultwire-name-proxy", proxy::accept);
    return proxy;
  }

  InetSocketAddress address() {
    return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        sockets.add(socket);
        Daemons.start("faultwire-name-proxy", () -> connect(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    try (client;
        Socket server = new Socket(listener.getInetAddress(), target)) {
      sockets.add(server);
      if (!readHead(client.getInputStream())) {
        return;
      }
      client.getOutputStream().write(ESTABLISHED);
      Thread back = Daemons.start("faultwire-name-proxy", () -> copy(server, client));
      copy(client, server);
      back.join();
      sockets.remove(server);
    } catch (IOException e) {
      // Either end has closed, which the other end is told by the end of its stream.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(client);
    }
  }

  /** Reads up to the empty line, one octet at a time, since what follows is TLS. */
  private static boolean readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < LONGEST_HEAD) {
      int octet = in.read();
      if (octet < 0) {
        return false;
      }
      head.append((char) octet);
      if (head.indexOf("\r\n\r\n") >= 0) {
        return head.indexOf("CONNECT ") == 0;
      }
    }
    return false;
  }

  private static void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
      to.shutdownOutput();
    } catch (IOException e) {
      // As above.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
