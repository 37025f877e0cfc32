package io.faultwire.engine.toxiproxy.stream;

import io.faultwire.engine.toxiproxy.server.Direction;
import io.faultwire.engine.toxiproxy.server.Toxic;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a stream of bytes, in which direction, how probably, and when.
 *
 * <p>{@link StreamFaults} makes them. Without more said a fault strikes what goes downstream, from
 * the server to the client, on all connections, from when it is added until it is closed.
 */
public final class StreamFault {
  private final @Nullable Toxic toxic;
  private final Moment moment;

  private StreamFault(@Nullable Toxic toxic, Moment moment) {
    this.toxic = toxic;
    this.moment = moment;
  }

  static StreamFault of(Toxic toxic) {
    return new StreamFault(toxic, Moment.ALWAYS);
  }

  static StreamFault down() {
    return new StreamFault(null, Moment.ALWAYS);
  }

  /** Strikes what goes from the client to the server. */
  public StreamFault upstream() {
    return new StreamFault(needToxic("a direction").on(Direction.UPSTREAM), moment);
  }

  /** Strikes what goes from the server to the client. */
  public StreamFault downstream() {
    return new StreamFault(needToxic("a direction").on(Direction.DOWNSTREAM), moment);
  }

  /**
   * Strikes a share of connections, 0 to 1.
   *
   * <p>The server draws for each connection, and again when a toxic of its direction is added,
   * changed or removed; no seed repeats that.
   */
  public StreamFault withToxicity(double share) {
    return new StreamFault(needToxic("a toxicity").withToxicity(share), moment);
  }

  /** Strikes the nth connection from when the fault is added, counted from 1, and no other. */
  public StreamFault onConnection(long n) {
    return new StreamFault(toxic, new Moment(n, n, moment.afterBytes(), moment.span()));
  }

  /** Strikes the first n connections from when the fault is added; then all is well. */
  public StreamFault onFirstConnections(long n) {
    return new StreamFault(toxic, new Moment(1, n, moment.afterBytes(), moment.span()));
  }

  /**
   * Strikes a connection once so many bytes of the fault's direction have arrived, and no byte
   * before; for {@link StreamFaults#down} they are those that go downstream.
   */
  public StreamFault afterBytes(long n) {
    return new StreamFault(
        toxic, new Moment(moment.firstConnection(), moment.lastConnection(), n, moment.span()));
  }

  /** Strikes for so long, from when it begins, and is then closed; on the machine's clock. */
  public StreamFault during(Duration span) {
    return new StreamFault(
        toxic,
        new Moment(moment.firstConnection(), moment.lastConnection(), moment.afterBytes(), span));
  }

  private Toxic needToxic(String what) {
    if (toxic == null) {
      throw new IllegalStateException(
          "'down' has no " + what.substring(2) + ": it ends the connections as a whole");
    }
    return toxic;
  }

  /** Returns the toxic; null for down, which is none. */
  @Nullable Toxic toxic() {
    return toxic;
  }

  StreamFault at(Moment other) {
    return new StreamFault(toxic, other);
  }

  Direction direction() {
    return toxic == null ? Direction.DOWNSTREAM : toxic.direction();
  }

  Moment moment() {
    return moment;
  }

  @Override
  public String toString() {
    if (toxic == null) {
      return "down" + moment;
    }
    String share = toxic.toxicity() == 1 ? "" : " with toxicity " + toxic.toxicity();
    return toxic.type() + " " + toxic.direction() + " " + toxic.attributes() + share + moment;
  }
}
