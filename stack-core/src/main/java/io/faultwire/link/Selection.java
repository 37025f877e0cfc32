package io.faultwire.link;

import io.faultwire.wire.Packet;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Which frames a fault is let loose on: a match and a moment. */
public final class Selection {
  private final String description;
  private final boolean scripted;
  private final Supplier<Selector> start;

  /** The state of a selection on one link. */
  @FunctionalInterface
  public interface Selector {
    /** Tells whether this frame is selected; called once for each frame. */
    boolean selects(Packet packet, long now);
  }

  private Selection(String description, boolean scripted, Supplier<Selector> start) {
    this.description = description;
    this.scripted = scripted;
    this.start = start;
  }

  /** Selects every frame. */
  public static Selection all() {
    return new Selection("all frames", false, () -> (packet, now) -> true);
  }

  /** Selects every frame that matches. */
  public static Selection matching(Predicate<Packet> match) {
    return new Selection("each match", true, () -> (packet, now) -> match.test(packet));
  }

  /** Selects the first frame that matches. */
  public static Selection first(Predicate<Packet> match) {
    return nth(1, match);
  }

  /** Selects the first {@code count} frames that match. */
  public static Selection first(int count, Predicate<Packet> match) {
    return counted("first " + atLeastOne(count) + " matches", match, n -> n <= count);
  }

  /** Selects the nth frame that matches, counted from 1. */
  public static Selection nth(int n, Predicate<Packet> match) {
    return counted("match " + atLeastOne(n), match, seen -> seen == n);
  }

  /** Selects the nth, 2nth, 3nth ... frame that matches. */
  public static Selection everyNth(int n, Predicate<Packet> match) {
    return counted("every " + atLeastOne(n) + ". match", match, seen -> seen % n == 0);
  }

  /** Selects only frames that enter the link within a span of virtual time. */
  public Selection between(Duration from, Duration until) {
    long fromNanos = from.toNanos();
    long untilNanos = until.toNanos();
    return new Selection(
        description + " from " + from.toMillis() + " ms until " + until.toMillis() + " ms",
        true,
        () -> {
          Selector inner = start.get();
          return (packet, now) ->
              now >= fromNanos && now < untilNanos && inner.selects(packet, now);
        });
  }

  private static Selection counted(
      String description, Predicate<Packet> match, Predicate<Integer> chosen) {
    return new Selection(
        description,
        true,
        () -> {
          int[] seen = {0};
          return (packet, now) -> match.test(packet) && chosen.test(++seen[0]);
        });
  }

  private static int atLeastOne(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("frames are counted from 1, not from " + n);
    }
    return n;
  }

  /** Tells whether a test named these frames on purpose, so that striking none is a mistake. */
  public boolean isScripted() {
    return scripted;
  }

  /** Returns a fresh selector. */
  public Selector start() {
    return start.get();
  }

  @Override
  public String toString() {
    return description;
  }
}
