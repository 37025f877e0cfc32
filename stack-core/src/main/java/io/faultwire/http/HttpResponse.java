package io.faultwire.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/** One response as the strict reader found it, final or interim. */
public final class HttpResponse {
  private final StatusLine line;
  private final HttpFields fields;
  private final HttpFields trailers;
  private final Framing framing;
  private final byte[] body;
  private final boolean complete;
  private final List<HttpFinding> findings;
  private final long octets;

  HttpResponse(
      StatusLine line,
      HttpFields fields,
      HttpFields trailers,
      Framing framing,
      Body body,
      MessageOctets read) {
    this.line = line;
    this.fields = fields;
    this.trailers = trailers;
    this.framing = framing;
    this.body = body.kept();
    this.complete = body.isComplete();
    this.findings = List.copyOf(read.findings());
    this.octets = read.count();
  }

  /** Returns the version, such as {@code HTTP/1.1}. */
  public String version() {
    return line.version();
  }

  public int status() {
    return line.status();
  }

  public String reason() {
    return line.reason();
  }

  public HttpFields fields() {
    return fields;
  }

  public Framing framing() {
    return framing;
  }

  /** Returns the content without its transfer coding, as far as the reader was to keep it. */
  public byte[] body() {
    return body.clone();
  }

  public HttpFields trailers() {
    return trailers;
  }

  /** Returns the deviations, in the order of their octets. */
  public List<HttpFinding> findings() {
    return findings;
  }

  /** Returns how many octets the message had. */
  public long octets() {
    return octets;
  }

  /** Returns whether the status leaves the request unanswered as yet; 101 does not. */
  public boolean isInterim() {
    return line.status() / 100 == 1 && line.status() != 101;
  }

  /** Returns whether the message was read up to its end. */
  public boolean isComplete() {
    return complete;
  }

  /** Returns whether the sender means to keep the connection (RFC 9112 section 9.3). */
  public boolean isPersistent() {
    List<String> options = fields.tokens("Connection");
    return complete
        && framing != Framing.UNTIL_THE_END
        && !options.contains("close")
        && (!line.version().equals("HTTP/1.0") || options.contains("keep-alive"));
  }

  /** Returns the status line, the fields and the beginning of the content, for people. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(line.version()).append(' ').append(line.status()).append(' ').append(line.reason());
    fields.lines().forEach(each -> text.append(" | ").append(each));
    if (body.length > 0) {
      text.append(" | ").append(OctetText.abridged(new String(body, ISO_8859_1)));
    }
    return text.toString();
  }
}
