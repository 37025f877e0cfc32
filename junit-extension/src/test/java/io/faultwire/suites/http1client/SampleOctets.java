package io.faultwire.suites.http1client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** What comes on a connection of the sample client, octet by octet. */
final class SampleOctets {
  private final InputStream in;
  private final Set<Flaw> flaws;

  SampleOctets(InputStream in, Set<Flaw> flaws) {
    this.in = in;
    this.flaws = flaws;
  }

  /** Reads a line; CR and NUL within it become blanks. */
  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      int octet = in.read();
      if (octet < 0) {
        throw new EOFException("the end within \"" + line + "\"");
      }
      boolean isEnd = octet == '\n';
      if (isEnd && (!flaws.contains(Flaw.WAITS_FOR_CR) || line.toString().endsWith("\r"))) {
        return cleaned(line.toString());
      }
      line.append((char) octet);
    }
  }

  private String cleaned(String line) {
    String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    if (flaws.contains(Flaw.CUTS_AT_NUL)) {
      text = text.split("\0", 2)[0];
    }
    return text.replace("\r", flaws.contains(Flaw.DROPS_CR) ? "" : " ").replace('\0', ' ');
  }

  /** Reads so many octets. */
  String content(long length, Flaw toleranceOfShort) throws IOException {
    StringBuilder content = new StringBuilder();
    for (long i = 0; i < length; i++) {
      int octet = in.read();
      if (octet < 0) {
        if (flaws.contains(toleranceOfShort)) {
          return content.toString();
        }
        throw new EOFException("the end within the content");
      }
      content.append((char) octet);
    }
    return content.toString();
  }

  String toTheEnd() throws IOException {
    StringBuilder content = new StringBuilder();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      content.append((char) octet);
    }
    return content.toString();
  }
}
