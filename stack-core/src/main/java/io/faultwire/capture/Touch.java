package io.faultwire.capture;

import io.faultwire.link.Verdict;

/**
 * What a rule did to a frame.
 *
 * @param rule the name of the fault
 * @param kind what was done
 * @param nanos the delay or the longest hold in nanoseconds, otherwise 0
 * @param count the frames to wait for, or the index of the inverted bit, otherwise 0
 * @param routine true if this is how the link always is, such as its latency, and not a mishap
 */
public record Touch(String rule, Verdict.Kind kind, long nanos, int count, boolean routine) {

  /** Tells whether the frame's receiver cannot have got the frame as it was sent. */
  public boolean isHarmful() {
    return switch (kind) {
      case DROP, CORRUPT, CORRUPT_BEYOND_FCS -> true;
      default -> false;
    };
  }

  /** Returns the action alone, such as {@code dropped}. */
  public String action() {
    return switch (kind) {
      case PASS -> "passed";
      case DROP -> "dropped";
      case DELAY -> (routine ? "took " : "delayed ") + Nanos.format(nanos);
      case HOLD ->
          "held for " + count + (count == 1 ? " frame or " : " frames or ") + Nanos.format(nanos);
      case DUPLICATE -> "copy made";
      case CORRUPT -> "bit " + count + " inverted";
      case MARK -> "marked";
      case CORRUPT_BEYOND_FCS -> "bit " + count + " inverted beyond the FCS";
    };
  }

  @Override
  public String toString() {
    return action() + " by '" + rule + "'";
  }
}
