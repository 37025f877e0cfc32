package io.faultwire.engine.toxiproxy.stream;

import io.faultwire.engine.toxiproxy.server.Toxic;
import java.time.Duration;

/**
 * The faults that a Toxiproxy server does to streams, by the names that it gives them, and what
 * each really does.
 *
 * <p>No fault touches how a connection is opened: the server takes it at once, and only then
 * connects to what is behind it. A chunk is what the server reads at once, up to 32 KiB, never a
 * packet or a write. A client that ends its direction, to read the rest, is cut off: Toxiproxy
 * hands on the end of one direction as that of both.
 */
public final class StreamFaults {
  private static final Duration LONG = Duration.ofDays(24);

  private StreamFaults() {}

  /** Delays each chunk; see {@link #latency(Duration, Duration)}. */
  public static StreamFault latency(Duration latency) {
    return latency(latency, Duration.ZERO);
  }

  /**
   * Delays each chunk, counted from when it was read, and never lets one overtake another: while
   * more come in than the jitter spreads, the delay climbs to its upper end.
   *
   * <p>Up to 1024 chunks are held. The end of the stream is not delayed but for those before it.
   * Two latencies in one direction do not add up; a fault that is added, changed or closed in the
   * same direction lets the chunk that waits go at once, and closing this one all that wait.
   */
  public static StreamFault latency(Duration latency, Duration jitter) {
    return StreamFault.of(Toxic.latency(latency, jitter));
  }

  /**
   * Lets so many thousand bytes a second pass, for each connection by itself, in slices of 100 ms.
   *
   * <p>Nothing is lost, and little is held: a sender comes to wait.
   */
  public static StreamFault bandwidth(long kilobytesPerSecond) {
    return StreamFault.of(Toxic.bandwidth(kilobytesPerSecond));
  }

  /** Delays the orderly end of a direction; bytes and resets pass at once. */
  public static StreamFault slowClose(Duration delay) {
    return StreamFault.of(Toxic.slowClose(delay));
  }

  /**
   * Holds all bytes, in order, until the fault is closed, and then delivers them: the stall that a
   * lost packet, or a partition that heals, looks like to a program.
   *
   * <p>Made of a latency of 24 days. 1024 chunks are held, at least; then the sender waits.
   */
  public static StreamFault stall() {
    return StreamFault.of(Toxic.latency(LONG, Duration.ZERO));
  }

  /**
   * Reads all bytes and drops them: the sender sees a connection that is well, the receiver
   * silence.
   *
   * <p>Made of a timeout of 0. Closing the fault closes the connections that were open, as no
   * stream could go on with a hole in it.
   */
  public static StreamFault drop() {
    return StreamFault.of(Toxic.timeout(Duration.ZERO));
  }

  /**
   * Drops all bytes, and closes the connection once none came for so long.
   *
   * <p>Each chunk starts that time anew: a client that repeats itself faster is never cut off.
   * Closing the fault closes the connections that were open.
   */
  public static StreamFault timeout(Duration timeout) {
    if (timeout.isZero()) {
      throw new IllegalArgumentException("a timeout of zero never ends: take drop()");
    }
    return StreamFault.of(Toxic.timeout(timeout));
  }

  /** Resets at the first chunk; see {@link #resetPeer(Duration)}. */
  public static StreamFault resetPeer() {
    return resetPeer(Duration.ZERO);
  }

  /**
   * Drops the first chunk of its direction, or its end, and closes both sides that long after it.
   *
   * <p>An idle connection is not touched. Sides see a reset if the connection was opened after the
   * fault was added, also with {@link StreamFault#afterBytes}; else a plain end. A connection that
   * was opened with it and ends by itself before it strikes ends with a reset, too. The wait cannot
   * be cut short: closing the fault takes until it is over.
   */
  public static StreamFault resetPeer(Duration timeout) {
    return StreamFault.of(Toxic.resetPeer(timeout));
  }

  /**
   * Cuts chunks into slices, in order, and waits after each; nothing is lost.
   *
   * <p>What a receiver reads at once is up to its kernel: without a delay, slices join again.
   *
   * @param averageSize the usual size of a slice, in bytes
   * @param sizeVariation how far the size swings to either side, less than the average
   * @param delay the wait after each slice
   */
  public static StreamFault slicer(int averageSize, int sizeVariation, Duration delay) {
    return StreamFault.of(Toxic.slicer(averageSize, sizeVariation, delay));
  }

  /**
   * Closes a connection in an orderly way after so many bytes of its direction, counted from when
   * the fault came to it; not one byte more passes.
   */
  public static StreamFault limitData(long bytes) {
    return StreamFault.of(Toxic.limitData(bytes));
  }

  /**
   * Takes chunks out of the stream and joins what is left: corruption. No network does that, since
   * TCP sends a lost packet again; {@link #stall} is what loss looks like to a program.
   *
   * <p>Servers up to 2.12.0 do not have it, and say so.
   *
   * @param lossRate the share of chunks, 0 to 1
   * @param correlation how much the fate of a chunk hangs on the one before, 0 to 1
   */
  public static StreamFault packetLoss(double lossRate, double correlation) {
    return StreamFault.of(Toxic.packetLoss(lossRate, correlation));
  }

  /**
   * Ends all connections and refuses new ones until the fault is closed.
   *
   * <p>With {@link StreamFault#onConnection} or {@link StreamFault#afterBytes} it ends those
   * connections, once, and refuses none.
   */
  public static StreamFault down() {
    return StreamFault.down();
  }
}
