package io.faultwire.engine.toxiproxy.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes down what a client does on one connection. */
final class ConnectionLog {
  private static final int MOST_BYTES = 1024 * 1024;

  private final long number;
  private final Supplier<Duration> clock;
  private final Duration openedAt;
  private final List<StreamConnection.Piece> sent = new ArrayList<>();
  private int kept;
  private long received;
  private @Nullable Duration endedAt;

  ConnectionLog(long number, Supplier<Duration> clock) {
    this.number = number;
    this.clock = clock;
    this.openedAt = clock.get();
  }

  synchronized void sent(byte[] octets, int count) {
    int part = Math.min(count, MOST_BYTES - kept);
    if (part > 0) {
      kept += part;
      sent.add(new StreamConnection.Piece(clock.get(), StreamConnection.text(octets, part)));
    }
  }

  synchronized void received(int count) {
    received += count;
  }

  synchronized void end() {
    if (endedAt == null) {
      endedAt = clock.get();
    }
  }

  synchronized StreamConnection snapshot() {
    return new StreamConnection(number, openedAt, Optional.ofNullable(endedAt), sent, received);
  }
}
