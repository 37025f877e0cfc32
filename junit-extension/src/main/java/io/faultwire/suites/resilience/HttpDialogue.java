package io.faultwire.suites.resilience;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.faultwire.http.Asked;
import io.faultwire.http.HttpResponse;
import io.faultwire.http.ResponseReader;
import io.faultwire.suites.connection.Connection;
import io.faultwire.suites.connection.NoAnswer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Requests of HTTP/1.1, as octets that stand here. */
record HttpDialogue(String host, String path) implements Dialogue {
  private static final String CRLF = "\r\n";

  static HttpDialogue of(URI url) {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    return new HttpDialogue(url.getRawAuthority(), path + query);
  }

  @Override
  public byte[] request() {
    return get();
  }

  /** A GET with more header lines, such as {@code Connection: close}. */
  byte[] get(String... lines) {
    return head("GET", "HTTP/1.1", lines);
  }

  /** A GET of HTTP/1.0, which keeps no connection (RFC 9112 section 9.3). */
  byte[] getOfHttp10() {
    return head("GET", "HTTP/1.0");
  }

  /** The head of a POST with a body of so many octets, and the body. */
  byte[] post(int octets, String... lines) {
    List<String> all = new ArrayList<>(List.of(lines));
    all.add("Content-Type: application/octet-stream");
    all.add("Content-Length: " + octets);
    byte[] head = head("POST", "HTTP/1.1", all.toArray(String[]::new));
    byte[] message = java.util.Arrays.copyOf(head, head.length + octets);
    java.util.Arrays.fill(message, head.length, message.length, (byte) 'x');
    return message;
  }

  private byte[] head(String method, String version, String... lines) {
    StringBuilder text = new StringBuilder();
    text.append(method).append(' ').append(path).append(' ').append(version).append(CRLF);
    text.append("Host: ").append(host).append(CRLF);
    text.append("User-Agent: faultwire").append(CRLF);
    text.append("Accept: */*").append(CRLF);
    for (String line : lines) {
      text.append(line).append(CRLF);
    }
    return text.append(CRLF).toString().getBytes(ISO_8859_1);
  }

  /** Return how many octets come before a body. */
  static int headLength(byte[] message) {
    return new String(message, ISO_8859_1).indexOf(CRLF + CRLF) + 2 * CRLF.length();
  }

  /** In the middle of the name of the second header. */
  @Override
  public int middle() {
    return new String(request(), ISO_8859_1).indexOf("User-Agent") + 4;
  }

  @Override
  public Answer read(Connection connection, long deadline) throws IOException {
    HttpResponse response =
        new ResponseReader(connection.until(deadline), /* kept= */ 0)
            .readFinal(Asked.GET)
            .orElseThrow(() -> ended(0, "its status line"));
    if (!response.isComplete()) {
      int last = response.findings().size() - 1;
      throw ended(response.octets(), response.findings().get(last).octets());
    }
    return new Answer("status " + response.status(), response.octets(), response.isPersistent());
  }

  private static NoAnswer ended(long octets, String within) {
    return new NoAnswer(
        "the connection ended after %d octets of the answer, within %s".formatted(octets, within));
  }

  @Override
  public String toString() {
    return "GET " + path;
  }
}
