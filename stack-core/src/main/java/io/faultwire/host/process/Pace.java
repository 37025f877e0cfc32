package io.faultwire.host.process;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How virtual time passes. */
public final class Pace {
  /** Time leaps from event to event while everybody is blocked. */
  public static final Pace VIRTUAL = new Pace(null, true);

  private final @Nullable LongSupplier nanos;

  private final boolean closed;

  private Pace(@Nullable LongSupplier nanos, boolean closed) {
    this.nanos = nanos;
    this.closed = closed;
  }

  /**
   * Returns the pace of a real clock, for networks that are joined to the world.
   *
   * @param nanos the clock, in nanoseconds since any moment
   */
  public static Pace real(LongSupplier nanos) {
    long start = nanos.getAsLong();
    return new Pace(() -> nanos.getAsLong() - start, false);
  }

  /**
   * Returns the same for a network that nobody from outside reaches: if all wait and no event is
   * left, they wait in vain.
   */
  public Pace ofAClosedWorld() {
    return new Pace(nanos, true);
  }

  boolean isOfAClosedWorld() {
    return closed;
  }

  boolean isReal() {
    return nanos != null;
  }

  /** Returns the time that it is for a network of which the clock shows {@code virtual}. */
  long now(long virtual) {
    return nanos == null ? virtual : Math.max(virtual, nanos.getAsLong());
  }
}
