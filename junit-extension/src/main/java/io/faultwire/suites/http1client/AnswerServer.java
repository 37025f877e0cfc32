package io.faultwire.suites.http1client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.faultwire.http.HttpRequest;
import io.faultwire.http.HttpSyntaxException;
import io.faultwire.http.OctetText;
import io.faultwire.http.RequestReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Takes requests on a free port of the loopback interface, and answers by a script. */
final class AnswerServer implements AutoCloseable {
  private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

  /** So long that an octet travels by itself; nothing depends on it but what a client is shown. */
  private static final long PAUSE_NANOS = 1_000_000;

  private final ServerSocket listener;
  private final Script script;
  private final AtomicInteger connections = new AtomicInteger();
  private final Semaphore ends = new Semaphore(0);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<SeenRequest> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
  private final List<String> broken = Collections.synchronizedList(new ArrayList<>());

  AnswerServer(Script script) throws IOException {
    this.script = script;
    this.listener = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    start(this::accept);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "faultwire-http1-client");
    thread.setDaemon(true);
    thread.start();
  }

  String authority() {
    return "localhost:" + listener.getLocalPort();
  }

  /** Returns the requests in the order in which they came. */
  List<SeenRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  private void add(SeenRequest seen) {
    synchronized (requests) {
      requests.add(seen);
      requests.notifyAll();
    }
  }

  /**
   * Returns the first request for a path. A client may have sent it, and be content with what came
   * before it, while it is still on its way.
   */
  Optional<SeenRequest> await(String path, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    synchronized (requests) {
      while (true) {
        Optional<SeenRequest> seen = requests.stream().filter(each -> each.isFor(path)).findFirst();
        long left = deadline - System.nanoTime();
        if (seen.isPresent() || left <= 0) {
          return seen;
        }
        try {
          TimeUnit.NANOSECONDS.timedWait(requests, left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return seen;
        }
      }
    }
  }

  /** Returns what was sent, for people. */
  List<String> sent() {
    synchronized (sent) {
      return List.copyOf(sent);
    }
  }

  /** Returns what came that is no request. */
  List<String> broken() {
    synchronized (broken) {
      return List.copyOf(broken);
    }
  }

  /** Waits until a connection was ended, and returns whether one was. */
  boolean awaitEnd(Duration patience) {
    try {
      return ends.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        int number = connections.incrementAndGet();
        start(() -> serve(socket, number));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket, int number) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      boolean closes = false;
      for (Optional<HttpRequest> next = read(in, out); next.isPresent(); next = read(in, out)) {
        SeenRequest seen = new SeenRequest(number, next.get());
        add(seen);
        if (closes) {
          continue;
        }
        Step step = script.step(seen);
        closes = step.closes();
        sent.add(
            OctetText.abridged(step.bytes()) + (closes ? ", and the end of the connection" : ""));
        write(out, step);
        if (closes) {
          socket.shutdownOutput();
          ends.release();
        }
      }
    } catch (IOException e) {
      if (e instanceof HttpSyntaxException) {
        broken.add(String.valueOf(e.getMessage()));
      }
    } finally {
      open.remove(socket);
    }
  }

  private static Optional<HttpRequest> read(InputStream in, OutputStream out) throws IOException {
    RequestReader reader = new RequestReader(what -> in.read());
    Optional<HttpRequest> head = reader.readHead();
    if (head.isEmpty()) {
      return head;
    }
    if (head.get().fields().tokens("Expect").contains("100-continue")) {
      out.write(CONTINUE.getBytes(US_ASCII));
    }
    return Optional.of(reader.readContent(head.get()));
  }

  private static void write(OutputStream out, Step step) throws IOException {
    byte[] octets = step.bytes();
    if (!step.isSlow()) {
      out.write(octets);
      return;
    }
    for (byte octet : octets) {
      out.write(octet);
      out.flush();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
