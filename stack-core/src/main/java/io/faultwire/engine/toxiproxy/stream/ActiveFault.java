package io.faultwire.engine.toxiproxy.stream;

import java.util.OptionalLong;

/** A fault at work; closing it heals the stream, as far as its kind allows. */
public final class ActiveFault implements AutoCloseable {
  private final Strike strike;

  ActiveFault(Strike strike) {
    this.strike = strike;
  }

  /** Returns what it is now. */
  public StreamFault fault() {
    return strike.fault();
  }

  /**
   * Makes it another fault of its kind and direction, for open connections as well; its moment
   * stays.
   *
   * @throws IllegalArgumentException if the other is of another kind or direction
   */
  public void change(StreamFault other) {
    strike.change(other);
  }

  /**
   * Returns how many connections it has come to, or nothing for a direct proxy, which does not know
   * its connections. With a toxicity below 1 the server then drew whether to strike.
   */
  public OptionalLong connections() {
    return strike.connections();
  }

  /** Ends it; does nothing the second time, or if the server is gone. */
  @Override
  public void close() {
    strike.close();
  }

  @Override
  public String toString() {
    return strike.fault().toString();
  }
}
