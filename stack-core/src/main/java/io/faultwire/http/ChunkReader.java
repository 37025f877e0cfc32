package io.faultwire.http;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a chunked body (RFC 9112 section 7.1). */
final class ChunkReader {
  private static final Pattern SIZE_LINE = Pattern.compile("([0-9A-Fa-f]+)(.*)", Pattern.DOTALL);
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final String QUOTED =
      "\"(?:[\\t \\x21\\x23-\\x5B\\x5D-\\x7E\\x80-\\xFF]|\\\\[\\t \\x21-\\x7E\\x80-\\xFF])*\"";
  private static final Pattern EXTENSIONS =
      Pattern.compile(
          "([ \\t]*;[ \\t]*%s([ \\t]*=[ \\t]*(%s|%s))?)*".formatted(TOKEN, TOKEN, QUOTED));
  private static final int MOST_DIGITS = 15;

  private final MessageOctets octets;
  private final Body body;

  ChunkReader(MessageOctets octets, Body body) {
    this.octets = octets;
    this.body = body;
  }

  /**
   * Reads all chunks and the trailer section.
   *
   * @throws HttpSyntaxException if the end of a chunk is not known
   */
  HttpFields read() throws IOException {
    for (long size = size(); size > 0; size = size()) {
      body.take(octets, size, "a chunk of " + size + " octets");
      long end = octets.count();
      String line = octets.line("the end of a chunk", HttpPoint.CHUNK_END);
      if (!line.isEmpty()) {
        throw octets.broken(HttpPoint.CHUNK_END, end, line);
      }
    }
    return new FieldReader(octets, /* isTrailer= */ true).read();
  }

  private long size() throws IOException {
    long offset = octets.count();
    String line = octets.line("the size of a chunk", HttpPoint.CHUNK_SIZE);
    Matcher parts = SIZE_LINE.matcher(line);
    if (!parts.matches() || parts.group(1).replaceFirst("^0+", "").length() > MOST_DIGITS) {
      throw octets.broken(HttpPoint.CHUNK_SIZE, offset, line);
    }
    String rest = parts.group(2);
    if (!rest.isBlank() && !rest.stripLeading().startsWith(";")) {
      throw octets.broken(HttpPoint.CHUNK_SIZE, offset, line);
    }
    if (!EXTENSIONS.matcher(rest).matches()) {
      octets.find(rest.isBlank() ? HttpPoint.CHUNK_SIZE : HttpPoint.CHUNK_EXTENSION, offset, line);
    }
    return Long.parseLong(parts.group(1), 16);
  }
}
