package io.faultwire.suites.http1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of HTTP/1.1 on a free port of the loopback interface, sound but for its defects. */
final class SampleServer implements AutoCloseable {
  static final String PAGE = "/page";
  static final String POST = "/post";
  static final String ECHO = "/echo";

  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Defect> defects;
  private final Page page;
  private final Set<Socket> open = Collections.synchronizedSet(new java.util.HashSet<>());

  SampleServer(Defect... defects) {
    this.defects = EnumSet.noneOf(Defect.class);
    Collections.addAll(this.defects, defects);
    this.page = new Page(this.defects);
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  String url() {
    return "http://localhost:" + listener.getLocalPort() + PAGE;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      new SampleConnection(socket, defects, page).serve();
    } catch (IOException e) {
      // The client has ended the connection.
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    synchronized (open) {
      for (Socket socket : open) {
        socket.close();
      }
    }
    threads.shutdownNow();
  }
}
