package io.faultwire.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/** Writes a request, octet by octet as it is told to; each character of a text is one octet. */
public final class RequestBytes {
  private static final String CRLF = "\r\n";

  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

  /** Begins with a request line of HTTP/1.1. */
  public static RequestBytes of(String method, String target) {
    return new RequestBytes().line(method + " " + target + " HTTP/1.1");
  }

  /** Adds a line and CR LF. */
  public RequestBytes line(String text) {
    return text(text + CRLF);
  }

  /** Adds a field line. */
  public RequestBytes field(String name, String value) {
    return line(name + ": " + value);
  }

  /** Adds a text as it is. */
  public RequestBytes text(String text) {
    return octets(text.getBytes(ISO_8859_1));
  }

  /** Adds octets as they are. */
  public RequestBytes octets(byte[] more) {
    octets.writeBytes(more);
    return this;
  }

  /** Ends the head with an empty line. */
  public byte[] withoutContent() {
    return line("").bytes();
  }

  /** Adds Content-Length, the empty line and the content. */
  public byte[] withContent(byte[] content) {
    return field("Content-Length", String.valueOf(content.length)).line("").octets(content).bytes();
  }

  /** Adds one chunk with its size. */
  public RequestBytes chunk(byte[] data) {
    return line(Integer.toHexString(data.length)).octets(data).text(CRLF);
  }

  /** Returns what was written. */
  public byte[] bytes() {
    return octets.toByteArray();
  }
}
