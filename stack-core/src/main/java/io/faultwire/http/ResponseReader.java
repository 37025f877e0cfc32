package io.faultwire.http;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads responses strictly: each deviation is a finding (RFC 9112 sections 2 to 8). */
public final class ResponseReader {
  private static final Pattern STATUS_LINE =
      Pattern.compile("(HTTP/\\S*) (\\d{3}) (.*)", Pattern.DOTALL);
  private static final Pattern NEARLY =
      Pattern.compile("(HTTP/\\S*)[ \\t]+(\\d{3})(?:[ \\t](.*))?", Pattern.DOTALL);
  private static final int MOST_DIGITS = 18;
  private static final int KEPT = 1 << 20;

  private final OctetSource source;
  private final int kept;

  /** Reads from a source and keeps a mebioctet of each content. */
  public ResponseReader(OctetSource source) {
    this(source, KEPT);
  }

  /**
   * Reads from a source.
   *
   * @param kept how many octets of each content are kept
   */
  public ResponseReader(OctetSource source, int kept) {
    this.source = source;
    this.kept = kept;
  }

  /**
   * Reads one response, interim or final.
   *
   * @return nothing if the stream ends before its first octet
   * @throws HttpSyntaxException if the head is broken
   * @throws IOException if the source gives nothing more
   */
  public Optional<HttpResponse> read(Asked asked) throws IOException {
    MessageOctets octets = new MessageOctets(source);
    int first = octets.next("its status line");
    if (first < 0) {
      return Optional.empty();
    }
    octets.pushBack(first);
    StatusLine line = statusLine(octets);
    HttpFields fields = new FieldReader(octets, /* isTrailer= */ false).read();
    Framing framing = framing(octets, line, fields, asked);
    Body body = new Body(kept);
    HttpFields trailers = HttpFields.NONE;
    try {
      switch (framing) {
        case NO_CONTENT -> {}
        case LENGTH -> body.take(octets, length(fields), "its body");
        case CHUNKED -> trailers = new ChunkReader(octets, body).read();
        case UNTIL_THE_END -> body.takeAll(octets);
      }
    } catch (HttpSyntaxException e) {
      octets.findings().add(e.finding());
      body.breakOff();
    }
    return Optional.of(new HttpResponse(line, fields, trailers, framing, body, octets));
  }

  /** Reads past interim responses to the final one. */
  public Optional<HttpResponse> readFinal(Asked asked) throws IOException {
    Optional<HttpResponse> response = read(asked);
    while (response.isPresent() && response.get().isInterim()) {
      response = read(asked);
    }
    return response;
  }

  private static StatusLine statusLine(MessageOctets octets) throws IOException {
    String line = octets.line("its status line", HttpPoint.BARE_LF);
    Matcher parts = STATUS_LINE.matcher(line);
    if (!parts.matches()) {
      parts = NEARLY.matcher(line);
      if (!parts.matches()) {
        throw octets.broken(HttpPoint.STATUS_LINE, 0, line);
      }
      octets.find(HttpPoint.STATUS_LINE, 0, line);
    }
    String version = parts.group(1);
    if (!version.matches("HTTP/\\d\\.\\d")) {
      octets.find(HttpPoint.VERSION, 0, line);
    }
    int status = Integer.parseInt(parts.group(2));
    if (status < 100 || status > 599) {
      octets.find(HttpPoint.STATUS_CODE, 0, line);
    }
    String reason = parts.group(3) == null ? "" : parts.group(3);
    if (reason.chars().anyMatch(each -> (each < 0x20 && each != '\t') || each == 0x7F)) {
      octets.find(HttpPoint.REASON, 0, line);
    }
    return new StatusLine(version, status, reason);
  }

  private static Framing framing(
      MessageOctets octets, StatusLine line, HttpFields fields, Asked asked) {
    boolean coded = fields.has("Transfer-Encoding");
    boolean measured = fields.has("Content-Length");
    int status = line.status();
    boolean bodiless = status / 100 == 1 || status == 204;
    String head = "status " + status;
    judgeLength(octets, fields);
    if (coded && measured) {
      octets.find(HttpPoint.BOTH_LENGTHS, 0, head + ", " + shown(fields));
    }
    if (coded && asked.isOfHttp10()) {
      octets.find(HttpPoint.CODING_TO_HTTP10, 0, head + ", " + shown(fields));
    }
    if (bodiless && measured) {
      octets.find(HttpPoint.LENGTH_WITHOUT_BODY, 0, head + ", " + shown(fields));
    }
    if (bodiless && coded) {
      octets.find(HttpPoint.CODING_WITHOUT_BODY, 0, head + ", " + shown(fields));
    }
    List<String> codings = fields.tokens("Transfer-Encoding");
    long chunked = codings.stream().filter("chunked"::equals).count();
    boolean last = chunked > 0 && codings.get(codings.size() - 1).equals("chunked");
    if (chunked > 1 || (chunked == 1 && !last)) {
      octets.find(HttpPoint.CODING_ORDER, 0, shown(fields));
    }
    if (bodiless || status == 304 || asked.isHead()) {
      return Framing.NO_CONTENT;
    }
    if (coded) {
      return last ? Framing.CHUNKED : Framing.UNTIL_THE_END;
    }
    return measured && length(fields) >= 0 ? Framing.LENGTH : Framing.UNTIL_THE_END;
  }

  private static void judgeLength(MessageOctets octets, HttpFields fields) {
    List<String> lengths = fields.all("Content-Length");
    if (lengths.stream().anyMatch(each -> !each.matches("\\d+"))) {
      octets.find(HttpPoint.LENGTH_FORM, 0, shown(fields));
    }
    if (lengths.size() > 1) {
      octets.find(HttpPoint.LENGTH_REPEATED, 0, shown(fields));
    }
  }

  /** Returns the length if all values are the same one, or -1. */
  private static long length(HttpFields fields) {
    HashSet<String> values = new HashSet<>(fields.tokens("Content-Length"));
    if (values.size() != 1) {
      return -1;
    }
    String digits = values.iterator().next();
    return digits.matches("\\d{1," + MOST_DIGITS + "}") ? Long.parseLong(digits) : -1;
  }

  private static String shown(HttpFields fields) {
    return fields.lines().stream()
        .filter(each -> each.is("Content-Length") || each.is("Transfer-Encoding"))
        .map(HttpField::toString)
        .reduce((one, two) -> one + "\r\n" + two)
        .orElse("");
  }
}
