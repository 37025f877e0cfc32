package io.faultwire.suites.script.language;

/**
 * When an event happens.
 *
 * @param kind how it is given
 * @param from nanoseconds since the start of the script, or since the event before
 * @param to the end of a range; equal to {@code from} where there is none
 */
public record EventTime(Kind kind, long from, long to) {

  /** How a time is given. */
  public enum Kind {
    /** {@code 0.5}: since the start. */
    ABSOLUTE,
    /** {@code +0.5}: since the event before. */
    RELATIVE,
    /** {@code 0.5~0.6}: between two times since the start. */
    ABSOLUTE_RANGE,
    /** {@code +0.5~+0.6}: between two times since the event before. */
    RELATIVE_RANGE,
    /** {@code *}: any time. */
    ANY
  }

  /** Tell whether the time counts from the event before. */
  public boolean isRelative() {
    return kind == Kind.RELATIVE || kind == Kind.RELATIVE_RANGE;
  }

  /** Tell whether the time is a range. */
  public boolean isRange() {
    return kind == Kind.ABSOLUTE_RANGE || kind == Kind.RELATIVE_RANGE;
  }
}
