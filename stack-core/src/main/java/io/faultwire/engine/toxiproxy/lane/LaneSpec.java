package io.faultwire.engine.toxiproxy.lane;

import io.faultwire.engine.toxiproxy.server.Direction;
import io.faultwire.engine.toxiproxy.server.Toxic;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a lane does to what is sent on it.
 *
 * @param name what messages call it
 * @param kind of harm
 * @param toxic the one toxic of its proxy; null for none
 * @param slack how long, at the most, it takes until the next frame comes out, in nanoseconds
 */
record LaneSpec(String name, Kind kind, @Nullable Toxic toxic, long slack) {
  /** How long a hold lane holds; longer than any test. */
  private static final Duration HOLD = Duration.ofHours(1);

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long LARGEST_RECORD = 66_000;

  /** The kinds of harm. */
  enum Kind {
    CLEAN,
    LOSS,
    LATENCY,
    RATE,
    HOLD
  }

  /** Returns a lane that does nothing. */
  static LaneSpec clean() {
    return new LaneSpec("clean", Kind.CLEAN, null, 0);
  }

  /** Returns a lane out of which nothing comes. */
  static LaneSpec loss() {
    return of("loss", Kind.LOSS, Toxic.timeout(Duration.ZERO), 0);
  }

  /** Returns a lane that delays. */
  static LaneSpec latency(long millis) {
    Toxic toxic = Toxic.latency(Duration.ofMillis(millis), Duration.ZERO);
    return of("latency " + millis + " ms", Kind.LATENCY, toxic, millis * NANOS_PER_MILLI);
  }

  /** Returns a lane that passes so many thousand octets a second. */
  static LaneSpec rate(long kilobytes) {
    long slack = LARGEST_RECORD / kilobytes * NANOS_PER_MILLI;
    return of("rate " + kilobytes + " kB/s", Kind.RATE, Toxic.bandwidth(kilobytes), slack);
  }

  /** Returns a lane that holds until it is let go. */
  static LaneSpec hold() {
    Toxic toxic = Toxic.latency(HOLD, Duration.ZERO);
    return of("hold", Kind.HOLD, toxic, HOLD.toNanos());
  }

  private static LaneSpec of(String name, Kind kind, Toxic toxic, long slack) {
    return new LaneSpec(name, kind, toxic.on(Direction.UPSTREAM), slack);
  }

  /** Returns the same of a direction of a link. */
  LaneSpec of(String direction) {
    return new LaneSpec(direction + " " + name, kind, toxic, slack);
  }
}
