package io.faultwire.suites.http1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** What comes on a connection, octet by octet. */
final class Octets {
  /** What {@link Refusal#status} is if a line was too long. */
  static final int TOO_LONG = -1;

  private final PushbackInputStream in;

  Octets(InputStream in) {
    this.in = new PushbackInputStream(in, 4);
  }

  int next() throws IOException {
    int octet = in.read();
    if (octet < 0) {
      throw new EOFException();
    }
    return octet;
  }

  int peek() throws IOException {
    int octet = next();
    in.unread(octet);
    return octet;
  }

  void unread(int octet) throws IOException {
    in.unread(octet);
  }

  boolean hasMore() throws IOException {
    return in.available() > 0;
  }

  void forget() throws IOException {
    in.skipNBytes(in.available());
  }

  String read(long count) throws IOException {
    StringBuilder text = new StringBuilder();
    for (long i = 0; i < count; i++) {
      text.append((char) next());
    }
    return text.toString();
  }

  /** Reads a line of the head, which may end with LF alone; CR elsewhere stays in it. */
  String headLine(int limit, boolean crEnds) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = next(); octet != '\n'; octet = next()) {
      if (octet == '\r' && (crEnds || peek() == '\n')) {
        if (peek() == '\n') {
          next();
        }
        return line.toString();
      }
      line.append((char) octet);
      if (line.length() > limit) {
        throw new Refusal(TOO_LONG);
      }
    }
    return line.toString();
  }
}
