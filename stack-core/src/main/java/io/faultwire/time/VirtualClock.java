package io.faultwire.time;

/** The time of one network, in nanoseconds since it was built; it moves only when told to. */
public final class VirtualClock {
  private long now;

  /** Returns the current virtual time in nanoseconds. */
  public long now() {
    return now;
  }

  /**
   * Moves the clock forward.
   *
   * @param time the new time in nanoseconds
   * @throws IllegalArgumentException if {@code time} lies in the past
   */
  public void advanceTo(long time) {
    if (time < now) {
      throw new IllegalArgumentException(
          "time runs backwards: from " + now + " to " + time + " ns");
    }
    now = time;
  }
}
