package io.faultwire.suites.resilience;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads one answer of HTTP/1.1 to a request other than HEAD (RFC 9112 sections 2 to 7). */
final class HttpAnswerReader {
  private static final int LONGEST_LINE = 65_536;
  private static final long UNTIL_THE_END = -1;

  private final Connection connection;
  private final long deadline;
  private long octets;

  HttpAnswerReader(Connection connection, long deadline) {
    this.connection = connection;
    this.deadline = deadline;
  }

  /** Reads past interim answers to the final one. */
  Answer read() throws IOException {
    int status;
    String version;
    Map<String, String> fields;
    do {
      String line = line("its status line");
      version = line.length() < 12 ? "" : line.substring(0, 8);
      if (!version.matches("HTTP/1\\.[01]") || !line.substring(8).matches(" \\d{3}( .*)?")) {
        throw new NoAnswer("\"" + line + "\" where a status line is due");
      }
      status = Integer.parseInt(line.substring(9, 12));
      fields = fields();
    } while (status < 200 && status != 101);
    long end = readBody(status, fields);
    String wishes = fields.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
    boolean persistent =
        end != UNTIL_THE_END
            && (version.endsWith("1") ? !wishes.contains("close") : wishes.contains("keep-alive"));
    return new Answer("status " + status, octets, persistent);
  }

  private Map<String, String> fields() throws IOException {
    Map<String, String> fields = new TreeMap<>();
    for (String line = line("its header"); !line.isEmpty(); line = line("its header")) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new NoAnswer("\"" + line + "\" where a header is due");
      }
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      fields.merge(name, line.substring(colon + 1).strip(), (one, two) -> one + ", " + two);
    }
    return fields;
  }

  /** Returns the length of the body, or that it lasted until the end of the connection. */
  private long readBody(int status, Map<String, String> fields) throws IOException {
    if (status == 204 || status == 304 || status == 101) {
      return 0;
    }
    String coding = fields.get("transfer-encoding");
    if (coding != null && coding.toLowerCase(Locale.ROOT).endsWith("chunked")) {
      return chunks();
    }
    String length = fields.get("content-length");
    if (length != null) {
      long count = number(length, 10, "Content-Length");
      skip(count, "its body of " + count + " octets");
      return count;
    }
    while (connection.read(deadline, "the end of its body") >= 0) {
      octets++;
    }
    return UNTIL_THE_END;
  }

  private long chunks() throws IOException {
    long all = 0;
    while (true) {
      String line = line("the length of a chunk");
      long size = number(line.replaceAll("[; ].*", ""), 16, "the length of a chunk");
      if (size == 0) {
        fields();
        return all;
      }
      skip(size, "a chunk of " + size + " octets");
      if (!line("the end of a chunk").isEmpty()) {
        throw new NoAnswer("a chunk longer than it says");
      }
      all += size;
    }
  }

  private static long number(String text, int radix, String what) throws NoAnswer {
    try {
      long number = Long.parseLong(text.strip(), radix);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new NoAnswer("\"" + text + "\" for " + what);
  }

  private void skip(long count, String what) throws IOException {
    for (long i = 0; i < count; i++) {
      next(what);
    }
  }

  private String line(String what) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = next(what); octet != '\n'; octet = next(what)) {
      if (line.length() == LONGEST_LINE) {
        throw new NoAnswer("a line of more than " + LONGEST_LINE + " octets");
      }
      line.append((char) octet);
    }
    int last = line.length() - 1;
    if (last >= 0 && line.charAt(last) == '\r') {
      line.setLength(last);
    }
    return line.toString();
  }

  private int next(String what) throws IOException {
    int octet = connection.read(deadline, what);
    if (octet < 0) {
      throw new NoAnswer(
          "the connection ended after %d octets of the answer, within %s".formatted(octets, what));
    }
    octets++;
    return octet;
  }
}
