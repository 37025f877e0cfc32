package io.faultwire.suites.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.faultwire.tls.probe.ObservedHandshake;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One request of HTTP/1.1 on a connection of its own, and what came back until its end. */
final class HttpExchange {
  private static final int MOST = 1 << 20;

  private final List<String> head;
  private final @Nullable IOException failure;

  private HttpExchange(List<String> head, @Nullable IOException failure) {
    this.head = head;
    this.failure = failure;
  }

  /** Ask over TLS. */
  static HttpExchange overTls(TlsServer server, String path) throws IOException {
    try (ObservedHandshake client = server.handshake(null)) {
      return on(client.socket(), server, path);
    }
  }

  /** Ask in the clear, at a port of the same host. */
  static HttpExchange inTheClear(TlsServer server, int port, String path) throws IOException {
    try (Socket socket = new Socket()) {
      int millis = Math.toIntExact(server.patience().toMillis());
      socket.connect(new InetSocketAddress(server.endpoint().host(), port), millis);
      socket.setSoTimeout(millis);
      return on(socket, server, path);
    }
  }

  /** Ask on a connection, and read until its end. */
  static HttpExchange on(Socket socket, TlsServer server, String path) throws IOException {
    String host = server.name() == null ? server.endpoint().host() : server.name();
    String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    IOException failure = null;
    try {
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[8192];
      int count;
      while (got.size() < MOST && (count = in.read(buffer)) >= 0) {
        got.write(buffer, 0, count);
      }
    } catch (SocketTimeoutException e) {
      failure = new IOException("the connection stayed open", e);
    } catch (IOException e) {
      failure = e;
    }
    return new HttpExchange(head(got.toString(ISO_8859_1)), failure);
  }

  private static List<String> head(String text) {
    int end = text.indexOf("\r\n\r\n");
    return end < 0 ? List.of() : List.of(text.substring(0, end).split("\r\n"));
  }

  /** Tell whether a whole head of a response came. */
  boolean isAnswered() {
    return !head.isEmpty() && head.get(0).startsWith("HTTP/1.");
  }

  /** Return the first line, or what came in its place. */
  String statusLine() {
    return isAnswered() ? head.get(0) : "no response of HTTP/1.1";
  }

  /** Return the status code, 0 if there is none. */
  int status() {
    String[] words = statusLine().split(" ");
    return isAnswered() && words.length > 1 && words[1].matches("\\d{3}")
        ? Integer.parseInt(words[1])
        : 0;
  }

  /** Return the values of all header fields of a name, in order. */
  List<String> fields(String name) {
    List<String> values = new ArrayList<>();
    String prefix = name.toLowerCase(Locale.ROOT) + ":";
    for (String line : head) {
      if (line.toLowerCase(Locale.ROOT).startsWith(prefix)) {
        values.add(line.substring(prefix.length()).strip());
      }
    }
    return values;
  }

  /** Tell whether the server kept the connection open. */
  boolean staysOpen() {
    return failure != null && failure.getCause() instanceof SocketTimeoutException;
  }

  /** Return how the connection ended. */
  String ending() {
    return failure == null ? "the end of the data" : String.valueOf(failure.getMessage());
  }
}
