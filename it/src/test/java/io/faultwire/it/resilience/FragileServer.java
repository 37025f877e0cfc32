package io.faultwire.it.resilience;

import io.faultwire.tls.TestCertificateAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A server of HTTP/1.1 on a free port of the loopback interface, sound but for its defects. */
final class FragileServer implements AutoCloseable {
  /** More than hold on at once, fewer than come in three waves. */
  private static final int SLOTS = 50;

  private final ServerSocket listener =
      new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
  private final Set<Defect> defects = EnumSet.noneOf(Defect.class);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final @Nullable SSLSocketFactory tls;
  private final Semaphore slots = new Semaphore(SLOTS);
  final ReentrantLock writing = new ReentrantLock();

  private FragileServer(boolean secure, Defect... defects) throws IOException {
    this.defects.addAll(Set.of(defects));
    tls =
        secure
            ? TestCertificateAuthority.root("Fragile")
                .issue("localhost")
                .serverContext()
                .getSocketFactory()
            : null;
  }

  static FragileServer start(boolean secure, Defect... defects) throws IOException {
    FragileServer server = new FragileServer(secure, defects);
    daemon("fragile server", server::serve);
    return server;
  }

  String url() {
    return (tls == null ? "http" : "https") + "://127.0.0.1:" + listener.getLocalPort();
  }

  boolean has(Defect defect) {
    return defects.contains(defect);
  }

  private void serve() {
    try {
      while (true) {
        Socket client = listener.accept();
        open.add(client);
        client.setTcpNoDelay(true);
        if (has(Defect.SERVES_ONE_AT_A_TIME)) {
          talk(client);
        } else if (has(Defect.SHAKES_HANDS_WHILE_ACCEPTING)) {
          Socket secured = secured(client);
          daemon("fragile connection", () -> talkOver(client, secured));
        } else {
          daemon("fragile connection", () -> talk(client));
        }
      }
    } catch (IOException e) {
      // Closed, or dead of a defect.
    }
  }

  private Socket secured(Socket client) throws IOException {
    if (tls == null) {
      return client;
    }
    SSLSocket socket = (SSLSocket) tls.createSocket(client, null, /* autoClose= */ true);
    socket.startHandshake();
    return socket;
  }

  private void talk(Socket client) {
    try {
      talkOver(client, secured(client));
    } catch (IOException e) {
      close(client);
    }
  }

  private void talkOver(Socket client, Socket socket) {
    if (!slots.tryAcquire()) {
      close(client);
      return;
    }
    boolean orderly = false;
    try {
      new FragileSession(this, socket).run();
      orderly = true;
    } catch (ClientLeft e) {
      orderly = e.when() != ClientLeft.When.WITHIN_A_REQUEST;
      switch (e.when()) {
        case BEFORE_ANY_REQUEST -> dieOf(Defect.DIES_WHEN_NOTHING_IS_ASKED);
        case WITHIN_A_REQUEST -> dieOf(Defect.DIES_ON_SHORT_REQUESTS);
        case BETWEEN_REQUESTS -> {}
      }
    } catch (IOException e) {
      dieOf(Defect.DIES_ON_ERRORS);
    } finally {
      if (orderly || !has(Defect.LEAKS_SLOTS)) {
        slots.release();
      }
      close(client);
    }
  }

  private void dieOf(Defect defect) {
    if (has(defect)) {
      close();
    }
  }

  private void close(Socket client) {
    open.remove(client);
    try {
      client.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
    open.forEach(this::close);
  }
}
