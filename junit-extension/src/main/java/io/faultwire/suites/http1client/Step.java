package io.faultwire.suites.http1client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * What the server does with a request.
 *
 * @param octets what it sends; each character is one octet
 * @param closes whether it ends its side of the connection behind them
 * @param isSlow whether it sends each octet by itself
 */
record Step(String octets, boolean closes, boolean isSlow) {
  /** What answers have as content, unless the check is about that. */
  static final String CONTENT = "abcdefghijklmnopqrstuvwxyz";

  static Step of(String octets) {
    return new Step(octets, false, false);
  }

  static Step success(String content) {
    return of(head("200 OK", content) + content);
  }

  static Step redirect(int status, String location) {
    String line = status + " Elsewhere\r\nLocation: " + location;
    return of(head(line, "elsewhere") + "elsewhere");
  }

  private static String head(String status, String content) {
    return "HTTP/1.1 %s\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n"
        .formatted(status, content.length());
  }

  Step thenClose() {
    return new Step(octets, true, isSlow);
  }

  byte[] bytes() {
    return octets.getBytes(ISO_8859_1);
  }
}
