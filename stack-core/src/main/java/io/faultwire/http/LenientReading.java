package io.faultwire.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a browser makes of a response: it repairs what it can, as Chromium's {@code net/http} does.
 *
 * <p>It skips up to four octets before {@code HTTP}, takes LF for CR LF, joins folded lines, passes
 * over lines that are no fields, reads a chunk size up to a blank or a semicolon, and prefers
 * {@code chunked} to Content-Length. It gives up where these contradict each other or where NUL
 * stands in the head.
 */
public final class LenientReading {
  private static final int SKIPPED = 4;

  private final String text;
  private int status;
  private HttpFields fields = HttpFields.NONE;
  private String body = "";
  private @Nullable String refusal;

  private LenientReading(String text) {
    this.text = text;
  }

  /**
   * Reads what came on a connection from the beginning of a final response on.
   *
   * @param octets all that came until the connection ended, or the reader would wait
   */
  public static LenientReading of(byte[] octets, Asked asked) {
    LenientReading reading = new LenientReading(new String(octets, ISO_8859_1));
    reading.read(asked);
    return reading;
  }

  /** Returns the status, or 0 if there is none. */
  public int status() {
    return status;
  }

  public HttpFields fields() {
    return fields;
  }

  /** Returns the content that would be shown; each character is one octet. */
  public String body() {
    return body;
  }

  /** Returns the error that would be shown, beside or in place of the content. */
  public Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }

  private void read(Asked asked) {
    int start = indexOfHttp();
    int end = endOfHead(Math.max(start, 0));
    if (start < 0 || end < 0) {
      refusal = start < 0 ? "no HTTP response" : "the head does not end";
      return;
    }
    String head = text.substring(start, end);
    if (head.indexOf('\0') >= 0) {
      refusal = "NUL in the head";
      return;
    }
    List<String> lines = unfolded(head.split("\n", -1));
    status = status(lines.get(0));
    fields = fields(lines.subList(1, lines.size()));
    if (status / 100 == 1 || status == 204 || status == 304 || asked.isHead()) {
      return;
    }
    readBody(end);
  }

  private int indexOfHttp() {
    for (int i = 0; i <= SKIPPED; i++) {
      if (text.regionMatches(/* ignoreCase= */ true, i, "HTTP", 0, 4)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns where the octets behind the first empty line begin, or -1. */
  private int endOfHead(int from) {
    for (int lf = text.indexOf('\n', from); lf >= 0; lf = text.indexOf('\n', lf + 1)) {
      if (text.startsWith("\n", lf + 1)) {
        return lf + 2;
      }
      if (text.startsWith("\r\n", lf + 1)) {
        return lf + 3;
      }
    }
    return -1;
  }

  private static List<String> unfolded(String[] lines) {
    List<String> unfolded = new ArrayList<>();
    for (String raw : lines) {
      String line = raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw;
      boolean folded = line.startsWith(" ") || line.startsWith("\t");
      if (folded && unfolded.size() > 1) {
        int last = unfolded.size() - 1;
        unfolded.set(last, unfolded.get(last) + " " + line.strip());
      } else {
        unfolded.add(line);
      }
    }
    return unfolded;
  }

  /** A status line without a number means 200. */
  private static int status(String line) {
    String[] parts = line.strip().split("[ \t]+", 3);
    boolean numbered = parts.length > 1 && parts[1].matches("\\d{3}.*");
    return numbered ? Integer.parseInt(parts[1].substring(0, 3)) : 200;
  }

  private static HttpFields fields(List<String> lines) {
    List<HttpField> fields = new ArrayList<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      String name = colon < 1 ? "" : line.substring(0, colon).stripTrailing();
      if (FieldReader.isToken(name)) {
        fields.add(new HttpField(name, line.substring(colon + 1).strip()));
      }
    }
    return new HttpFields(fields);
  }

  private void readBody(int start) {
    if (fields.tokens("Transfer-Encoding").contains("chunked")) {
      readChunks(start);
      return;
    }
    List<String> lengths = fields.all("Content-Length");
    if (new HashSet<>(lengths).size() > 1) {
      refusal = "several values of Content-Length";
      return;
    }
    body = text.substring(start);
    if (!lengths.isEmpty() && lengths.get(0).matches("\\d{1,18}")) {
      long length = Long.parseLong(lengths.get(0));
      if (length > body.length()) {
        refusal = "the content is shorter than its Content-Length";
      } else {
        body = body.substring(0, (int) length);
      }
    }
  }

  private void readChunks(int start) {
    StringBuilder data = new StringBuilder();
    int at = start;
    while (true) {
      int lf = text.indexOf('\n', at);
      String size =
          lf < 0 ? "" : text.substring(at, lf).replaceFirst("[;\r].*", "").stripTrailing();
      if (lf >= 0 && !size.matches("[0-9A-Fa-f]{1,8}")) {
        refusal = "a wrong chunk size";
      }
      long length = refusal == null && lf >= 0 ? Long.parseLong(size, 16) : -1;
      int from = lf + 1;
      if (length < 0 || from + length > text.length()) {
        refusal = refusal == null ? "the last chunk is missing" : refusal;
        data.append(length < 0 ? "" : text.substring(from));
        break;
      }
      data.append(text, from, (int) (from + length));
      if (length == 0) {
        break;
      }
      at = (int) (from + length);
      at += text.startsWith("\r\n", at) ? 2 : text.startsWith("\n", at) ? 1 : 0;
    }
    body = data.toString();
  }

  @Override
  public String toString() {
    String seen =
        status == 0 ? "" : "status %d and %d octets of content".formatted(status, body.length());
    if (refusal == null) {
      return "a browser sees " + seen;
    }
    return "a browser reports an error (%s)%s"
        .formatted(refusal, seen.isEmpty() ? "" : " after " + seen);
  }
}
