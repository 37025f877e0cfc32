package io.faultwire.junit.assertj;

import java.util.Arrays;
import java.util.HexFormat;

/** Say where two streams of octets differ. */
final class StreamDifference {
  private static final int SHOWN = 16;

  private StreamDifference() {}

  static String describe(byte[] expected, byte[] found) {
    int at = Arrays.mismatch(expected, found);
    if (at == expected.length) {
      return (found.length - at) + " more octets were delivered, beginning with " + part(found, at);
    }
    if (at == found.length) {
      return "only the first "
          + at
          + " octets were delivered; the next would have been "
          + part(expected, at);
    }
    return "octet "
        + at
        + " was another: expected "
        + part(expected, at)
        + ", but delivered was "
        + part(found, at);
  }

  private static String part(byte[] octets, int from) {
    int to = Math.min(octets.length, from + SHOWN);
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(octets[i] >= ' ' && octets[i] < 127 ? (char) octets[i] : '.');
    }
    String hex = HexFormat.ofDelimiter(" ").formatHex(octets, from, to);
    return hex + " (\"" + text + "\")";
  }
}
