package io.faultwire.engine.toxiproxy.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of one connection of a client until now; times count from the making of the proxy.
 *
 * @param number from 1 on, in the order in which the proxy took them
 * @param openedAt when the client had connected
 * @param endedAt when it ended, by whichever side
 * @param sent what the client has sent, the first mebibyte of it, as the pieces that arrived
 * @param received how many bytes have reached the client
 */
public record StreamConnection(
    long number, Duration openedAt, Optional<Duration> endedAt, List<Piece> sent, long received) {

  /**
   * Bytes that arrived at once.
   *
   * @param text the bytes as characters of the same number (ISO 8859-1)
   */
  public record Piece(Duration at, String text) {}

  /** Keeps the pieces apart from later ones. */
  public StreamConnection {
    sent = List.copyOf(sent);
  }

  /** Tells whether it has not ended. */
  public boolean isOpen() {
    return endedAt.isEmpty();
  }

  /** Returns when each occurrence of a text in what the client has sent was whole. */
  public List<Duration> timesOf(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an empty text is everywhere; say what a request has");
    }
    List<Duration> times = new ArrayList<>();
    StringBuilder all = new StringBuilder();
    int from = 0;
    for (Piece piece : sent) {
      all.append(piece.text());
      for (int at = all.indexOf(text, from); at >= 0; at = all.indexOf(text, from)) {
        times.add(piece.at());
        from = at + text.length();
      }
    }
    return times;
  }

  static String text(byte[] octets, int count) {
    return new String(octets, 0, count, ISO_8859_1);
  }

  @Override
  public String toString() {
    return "connection %d, opened at %d ms, %s, %d bytes received"
        .formatted(
            number,
            openedAt.toMillis(),
            endedAt.map(at -> "ended at " + at.toMillis() + " ms").orElse("open"),
            received);
  }
}
