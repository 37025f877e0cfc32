package io.faultwire.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads a request strictly: each deviation is a finding (RFC 9112 sections 2 to 7).
 *
 * <p>Head and content are read apart, since a client may wait for 100 in between.
 */
public final class RequestReader {
  private static final int KEPT = 1 << 20;
  private static final int MOST_DIGITS = 18;

  private final MessageOctets octets;

  /** Reads one request from a source. */
  public RequestReader(OctetSource source) {
    this.octets = new MessageOctets(source);
  }

  /**
   * Reads up to the empty line.
   *
   * @return nothing if the stream ends before the first octet
   * @throws HttpSyntaxException if the head is broken
   * @throws IOException if the source gives nothing more
   */
  public Optional<HttpRequest> readHead() throws IOException {
    int first = octets.next("its request line");
    if (first < 0) {
      return Optional.empty();
    }
    octets.pushBack(first);
    String line = octets.line("its request line", HttpPoint.BARE_LF);
    HttpFields fields = new FieldReader(octets, /* isTrailer= */ false).read();
    return Optional.of(new HttpRequest(line, fields, "", true, octets.findings()));
  }

  /** Reads the content behind a head. */
  public HttpRequest readContent(HttpRequest head) throws IOException {
    HttpFields fields = head.fields();
    judge(fields);
    Body body = new Body(KEPT);
    List<HttpFinding> findings = octets.findings();
    try {
      if (fields.tokens("Transfer-Encoding").contains("chunked")) {
        new ChunkReader(octets, body).read();
      } else {
        body.take(octets, length(fields), "its content");
      }
    } catch (HttpSyntaxException e) {
      findings.add(e.finding());
      body.breakOff();
    }
    return new HttpRequest(
        head.line(), fields, new String(body.kept(), ISO_8859_1), body.isComplete(), findings);
  }

  private void judge(HttpFields fields) {
    List<String> lengths = fields.all("Content-Length");
    String shown = "Content-Length: " + String.join(", ", lengths);
    if (lengths.stream().anyMatch(each -> !each.matches("\\d+"))) {
      octets.find(HttpPoint.LENGTH_FORM, 0, shown);
    }
    if (lengths.size() > 1) {
      octets.find(HttpPoint.LENGTH_REPEATED, 0, shown);
    }
    if (!lengths.isEmpty() && fields.has("Transfer-Encoding")) {
      octets.find(HttpPoint.BOTH_LENGTHS, 0, shown);
    }
  }

  private static long length(HttpFields fields) {
    String digits = fields.all("Content-Length").stream().findFirst().orElse("0");
    return digits.matches("\\d{1," + MOST_DIGITS + "}") ? Long.parseLong(digits) : 0;
  }
}
