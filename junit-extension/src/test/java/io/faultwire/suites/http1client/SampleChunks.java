package io.faultwire.suites.http1client;

import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Set;

/** Reads chunks (RFC 9112 section 7.1), strictly but for the flaws. */
final class SampleChunks {
  private static final int BITS = 63;
  private static final int MOST_DIGITS = 6;

  private final SampleOctets octets;
  private final Set<Flaw> flaws;
  private final StringBuilder content = new StringBuilder();

  SampleChunks(SampleOctets octets, Set<Flaw> flaws) {
    this.octets = octets;
    this.flaws = flaws;
  }

  private boolean has(Flaw flaw) {
    return flaws.contains(flaw);
  }

  String read() throws IOException {
    boolean isFirst = true;
    for (long size = size(); size > 0; size = size()) {
      String chunk = octets.content(size, Flaw.TAKES_CUT_CHUNK);
      if (isFirst || !has(Flaw.KEEPS_FIRST_CHUNK)) {
        content.append(chunk);
      }
      if (chunk.length() < size) {
        return content.toString();
      }
      isFirst = false;
      if (!octets.line().isEmpty()) {
        throw new IOException("no line end behind a chunk");
      }
    }
    if (isFirst && has(Flaw.NEEDS_A_CHUNK)) {
      throw new IOException("no chunk");
    }
    if (!has(Flaw.STOPS_BEFORE_TRAILERS) && !broken) {
      readTrailers();
    }
    return content.toString();
  }

  private boolean broken;

  private void readTrailers() throws IOException {
    for (String line = octets.line(); !line.isEmpty(); line = octets.line()) {
      content.append(has(Flaw.TRAILER_IS_CONTENT) ? line : "");
    }
  }

  private long size() throws IOException {
    String line;
    try {
      line = octets.line();
    } catch (EOFException e) {
      if (has(Flaw.NEEDS_NO_LAST_CHUNK)) {
        broken = true;
        return 0;
      }
      throw e;
    }
    if (has(Flaw.REFUSES_EXTENSIONS) && line.indexOf(';') >= 0) {
      throw new IOException("an extension");
    }
    String digits = line.split(";", 2)[0].strip();
    if (!digits.matches("[0-9a-fA-F]+")) {
      if (has(Flaw.BAD_SIZE_IS_LAST)) {
        broken = true;
        return 0;
      }
      throw new IOException("no size: " + line);
    }
    if (has(Flaw.REFUSES_UPPER_CASE) && digits.matches(".*[A-F].*")) {
      throw new IOException("upper case");
    }
    if (has(Flaw.BOUNDS_DIGITS_OF_SIZE) && digits.length() > MOST_DIGITS) {
      throw new IOException("too many digits");
    }
    BigInteger size = new BigInteger(digits, 16);
    if (size.bitLength() > BITS && !has(Flaw.WRAPS_SIZE)) {
      throw new IOException("too large: " + digits);
    }
    return size.longValue();
  }
}
