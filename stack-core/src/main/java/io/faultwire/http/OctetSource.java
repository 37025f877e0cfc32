package io.faultwire.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Where a reader takes octets from. */
@FunctionalInterface
public interface OctetSource {

  /**
   * Returns the next octet, or -1 at the end of the stream.
   *
   * @param what what is being read, for people
   * @throws IOException if none comes
   */
  int next(String what) throws IOException;

  /**
   * Reads some octets at once, one at least.
   *
   * @return how many, or -1 at the end of the stream
   */
  default int read(byte[] into, int most, String what) throws IOException {
    int octet = next(what);
    if (octet < 0) {
      return -1;
    }
    into[0] = (byte) octet;
    return 1;
  }

  /** Returns a source of octets that are all there. */
  static OctetSource of(byte[] octets) {
    ByteArrayInputStream in = new ByteArrayInputStream(octets.clone());
    return what -> in.read();
  }
}
