package io.faultwire.it.toxiproxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Sends back what it gets, on a free port of the loopback interface, until it is closed. */
final class EchoServer implements AutoCloseable {
  private final ServerSocket listener;
  private final List<Socket> clients = new CopyOnWriteArrayList<>();
  private final AtomicLong received = new AtomicLong();

  private EchoServer(ServerSocket listener) {
    this.listener = listener;
  }

  static EchoServer start() throws IOException {
    return start("127.0.0.1");
  }

  /** Starts one that listens on an address, {@code 0.0.0.0} for all. */
  static EchoServer start(String address) throws IOException {
    EchoServer server = new EchoServer(new ServerSocket(0, 50, InetAddress.getByName(address)));
    daemon(server::serve);
    return server;
  }

  String address() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  /** Returns how many bytes have come, over all connections. */
  long received() {
    return received.get();
  }

  /** Ends all connections in an orderly way. */
  void endConnections() throws IOException {
    for (Socket client : clients) {
      client.shutdownOutput();
    }
  }

  private void serve() {
    try {
      while (true) {
        Socket client = listener.accept();
        clients.add(client);
        daemon(() -> echo(client));
      }
    } catch (IOException e) {
      // Closed: no more clients.
    }
  }

  private void echo(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      byte[] chunk = new byte[32 * 1024];
      InputStream in = client.getInputStream();
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        received.addAndGet(count);
        client.getOutputStream().write(chunk, 0, count);
      }
    } catch (IOException e) {
      // The client is gone.
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "echo");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket client : clients) {
      client.close();
    }
  }
}
