package io.faultwire.capture.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faultwire.capture.Capture;
import io.faultwire.capture.CapturedFrame;
import io.faultwire.capture.Side;
import io.faultwire.capture.TcpConversation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds a text in a capture where anybody could read it: in a frame, or in a stream whose segments
 * cut it. A part of it of eight octets counts, so that a text in pieces is found as well.
 */
public final class ClearText {
  private static final int WINDOW = 8;

  private final byte[] text;
  private final int window;
  private final Set<Long> parts = new HashSet<>();

  private ClearText(byte[] text) {
    if (text.length == 0) {
      throw new IllegalArgumentException("an empty text is everywhere: give some octets");
    }
    this.text = text.clone();
    this.window = Math.min(WINDOW, text.length);
    for (int i = 0; i + window <= text.length; i++) {
      parts.add(packed(text, i));
    }
  }

  /** Returns where a text, or a part of it, crossed in the clear; empty if nowhere. */
  public static List<String> find(Capture capture, String text) {
    return new ClearText(text.getBytes(UTF_8)).places(capture);
  }

  private List<String> places(Capture capture) {
    List<String> places = new ArrayList<>();
    for (CapturedFrame frame : capture.frames()) {
      note(frame.toString(), frame.bytes(), places);
    }
    for (TcpConversation each : capture.tcpConversations()) {
      for (Side side : Side.values()) {
        if (places.isEmpty()) {
          note(
              "the stream from the " + side + " of " + each.name(),
              each.streamFrom(side).sent(),
              places);
        }
      }
    }
    return places;
  }

  private void note(String where, byte[] octets, List<String> places) {
    for (int i = 0; i + window <= octets.length; i++) {
      if (parts.contains(packed(octets, i))) {
        int length = Math.min(text.length, octets.length - i);
        String seen = new String(Arrays.copyOfRange(octets, i, i + length), UTF_8);
        places.add(where + ": '" + seen.replaceAll("\\p{Cntrl}", ".") + "'");
        return;
      }
    }
  }

  private long packed(byte[] octets, int at) {
    long value = 0;
    for (int i = 0; i < window; i++) {
      value = value << 8 | (octets[at + i] & 0xFF);
    }
    return value;
  }
}
