package io.faultwire.engine.toxiproxy.stream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a fault strikes.
 *
 * @param firstConnection the first connection that is struck, counted from 1
 * @param lastConnection the last one
 * @param afterBytes how many bytes of its direction pass in a connection first
 * @param span how long it lasts; null until it is closed
 */
record Moment(long firstConnection, long lastConnection, long afterBytes, @Nullable Duration span) {
  static final Moment ALWAYS = new Moment(1, Long.MAX_VALUE, 0, null);

  Moment {
    if (firstConnection < 1 || lastConnection < firstConnection) {
      throw new IllegalArgumentException("connections are counted from 1");
    }
    if (afterBytes < 0) {
      throw new IllegalArgumentException("after " + afterBytes + " bytes is never");
    }
    if (span != null && (span.isNegative() || span.isZero())) {
      throw new IllegalArgumentException("a span of " + span + " is none");
    }
  }

  boolean chooses(long connection) {
    return connection >= firstConnection && connection <= lastConnection;
  }

  boolean choosesAllConnections() {
    return firstConnection == 1 && lastConnection == Long.MAX_VALUE;
  }

  /** Tells whether it names connections or bytes that must come, or the test tests nothing. */
  boolean isScripted() {
    return !choosesAllConnections() || afterBytes > 0;
  }

  @Override
  public String toString() {
    String text = "";
    if (!choosesAllConnections()) {
      text +=
          firstConnection == lastConnection
              ? " on connection " + firstConnection
              : " on connections " + firstConnection + " to " + lastConnection;
    }
    if (afterBytes > 0) {
      text += " after " + afterBytes + " bytes";
    }
    return span == null ? text : text + " for " + span.toMillis() + " ms";
  }
}
