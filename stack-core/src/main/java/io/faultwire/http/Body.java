package io.faultwire.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The content of a message: counted as a whole, kept up to a limit. */
final class Body {
  private static final int PIECE = 8192;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final byte[] piece = new byte[PIECE];
  private final int limit;
  private boolean complete = true;

  Body(int limit) {
    this.limit = limit;
  }

  void take(MessageOctets octets, long count, String what) throws IOException {
    long offset = octets.count();
    long left = count;
    while (left > 0) {
      int read = octets.read(piece, (int) Math.min(piece.length, left), what);
      if (read < 0) {
        throw octets.broken(
            HttpPoint.INCOMPLETE, offset, "the end after " + (count - left) + " octets of " + what);
      }
      keep(read);
      left -= read;
    }
  }

  void takeAll(MessageOctets octets) throws IOException {
    int read = 0;
    while (read >= 0) {
      keep(read);
      read = octets.read(piece, piece.length, "the end of its body");
    }
  }

  private void keep(int read) {
    kept.write(piece, 0, Math.min(read, limit - kept.size()));
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
