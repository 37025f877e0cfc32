package io.faultwire.capture;

/**
 * A variable of one end of a connection took another value.
 *
 * @param from its value before, in octets or nanoseconds
 * @param to its value after
 * @param point when and why
 */
public record TcpChange(TcpVariable variable, long from, long to, TcpPoint point) {
  /** Returns when, in nanoseconds. */
  public long at() {
    return point.at();
  }

  /** Returns why, in words. */
  public String reason() {
    return point.reason();
  }

  @Override
  public String toString() {
    return variable
        + " "
        + variable.format(from)
        + " -> "
        + variable.format(to)
        + " at "
        + Nanos.format(at())
        + ", "
        + reason();
  }
}
