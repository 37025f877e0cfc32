package io.faultwire.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The content of a message: counted as a whole, kept up to a limit. */
final class Body {
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final int limit;
  private boolean complete = true;

  Body(int limit) {
    this.limit = limit;
  }

  void take(MessageOctets octets, long count, String what) throws IOException {
    long offset = octets.count();
    for (long i = 0; i < count; i++) {
      int octet = octets.next(what);
      if (octet < 0) {
        throw octets.broken(
            HttpPoint.INCOMPLETE, offset, "the end after " + i + " octets of " + what);
      }
      add(octet);
    }
  }

  void takeAll(MessageOctets octets) throws IOException {
    for (int octet = octets.next("the end of its body");
        octet >= 0;
        octet = octets.next("the end of its body")) {
      add(octet);
    }
  }

  private void add(int octet) {
    if (kept.size() < limit) {
      kept.write(octet);
    }
  }

  /** Says that the rest is missing. */
  void breakOff() {
    complete = false;
  }

  boolean isComplete() {
    return complete;
  }

  byte[] kept() {
    return kept.toByteArray();
  }
}
