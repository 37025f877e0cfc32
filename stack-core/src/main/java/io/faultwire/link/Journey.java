package io.faultwire.link;

import org.jspecify.annotations.Nullable;

/**
 * How a frame is to travel: what the rules have decided, added up.
 *
 * @param transmission how long the transmitter takes, frames before it included, in nanoseconds; 0
 *     without one
 * @param bitsPerSecond the rate of the transmitter; 0 without one
 * @param delay all other delays, in nanoseconds
 * @param overtakers how many later frames arrive before it does; 0 unless it is held
 * @param longestHold how much later it arrives at the most, however few have overtaken it, in
 *     nanoseconds
 */
public record Journey(
    long transmission, long bitsPerSecond, long delay, int overtakers, long longestHold) {
  /** Without any delay. */
  public static final Journey DIRECT = new Journey(0, 0, 0, 0, 0);

  static Journey of(long nanos, @Nullable Verdict transmission, @Nullable Verdict hold) {
    long transmitting = transmission == null ? 0 : transmission.nanos();
    return new Journey(
        transmitting,
        transmission == null ? 0 : transmission.bitsPerSecond(),
        nanos - transmitting,
        hold == null ? 0 : hold.count(),
        hold == null ? 0 : hold.nanos());
  }

  /** Tells whether it waits for others to overtake it. */
  public boolean isHeld() {
    return overtakers > 0;
  }
}
