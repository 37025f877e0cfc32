package io.faultwire.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The octets of one message, counted, with what was found in them. */
final class MessageOctets {
  private static final int LONGEST_LINE = 1 << 20;

  private final OctetSource source;
  private final List<HttpFinding> findings = new ArrayList<>();
  private long count;
  private int pushedBack = -1;

  MessageOctets(OctetSource source) {
    this.source = source;
  }

  long count() {
    return count;
  }

  List<HttpFinding> findings() {
    return findings;
  }

  void find(HttpPoint point, long offset, String latin1) {
    findings.add(new HttpFinding(point, offset, OctetText.abridged(latin1)));
  }

  /** Returns the next octet, or -1 at the end of the stream. */
  int next(String what) throws IOException {
    int octet = pushedBack >= 0 ? pushedBack : source.next(what);
    pushedBack = -1;
    if (octet >= 0) {
      count++;
    }
    return octet;
  }

  /** Reads some octets at once; -1 at the end of the stream. */
  int read(byte[] into, int most, String what) throws IOException {
    int read = source.read(into, most, what);
    count += Math.max(0, read);
    return read;
  }

  /** Gives the first octet of a line back. */
  void pushBack(int octet) {
    pushedBack = octet;
    count--;
  }

  /**
   * Reads up to the next LF, and notes a missing CR and others that stand alone.
   *
   * @param endPoint what a missing CR deviates from
   * @throws HttpSyntaxException if the stream ends first
   */
  String line(String what, HttpPoint endPoint) throws IOException {
    long start = count;
    StringBuilder line = new StringBuilder();
    for (int octet = next(what); octet != '\n'; octet = next(what)) {
      if (octet < 0 || line.length() == LONGEST_LINE) {
        throw broken(HttpPoint.INCOMPLETE, start, line.toString());
      }
      line.append((char) octet);
    }
    int last = line.length() - 1;
    if (last >= 0 && line.charAt(last) == '\r') {
      line.setLength(last);
    } else {
      find(endPoint, start, line + "\n");
    }
    if (line.indexOf("\r") >= 0) {
      find(HttpPoint.BARE_CR, start, line.toString());
    }
    return line.toString();
  }

  HttpSyntaxException broken(HttpPoint point, long offset, String latin1) {
    return new HttpSyntaxException(new HttpFinding(point, offset, OctetText.abridged(latin1)));
  }
}
