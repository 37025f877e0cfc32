package io.faultwire.engine.toxiproxy.server;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is to happen to the bytes of one direction of a proxy, with attributes that a server
 * survives.
 *
 * <p>Some values crash Toxiproxy 2.12.0: a negative rate, a slicer without a size or with a
 * variation that is not below it. They are refused here.
 *
 * @param type the name that the server has for it
 * @param direction the way that is struck
 * @param toxicity the share of connections that are struck, drawn by the server for each connection
 *     and not repeatable, 0 to 1
 * @param attributes the settings by the server's names, all of them
 */
public record Toxic(
    String type, Direction direction, double toxicity, Map<String, Number> attributes) {
  private static final Duration LONGEST = Duration.ofDays(24);

  /** Refuses a toxicity that is no probability. */
  public Toxic {
    checkShare("toxicity", toxicity);
    attributes = Map.copyOf(attributes);
  }

  /**
   * Delays each chunk that the server reads, by a time measured from then; the order stays, and so
   * does the end of the stream. A change or removal lets the chunk that waits go at once.
   *
   * @param jitter how far the delay swings to either side, evenly; below zero counts as none
   */
  public static Toxic latency(Duration latency, Duration jitter) {
    return of(
        "latency",
        Map.of("latency", millis("latency", latency), "jitter", millis("jitter", jitter)));
  }

  /** Passes so many thousand bytes a second, 1 or more, for each connection by itself. */
  public static Toxic bandwidth(long kilobytesPerSecond) {
    checkAtLeast(1, "bandwidth in kB/s", kilobytesPerSecond);
    return of("bandwidth", Map.of("rate", kilobytesPerSecond));
  }

  /** Delays the orderly end of the stream. */
  public static Toxic slowClose(Duration delay) {
    return of("slow_close", Map.of("delay", millis("delay", delay)));
  }

  /**
   * Drops every byte, and closes the connection once nothing came for so long; with zero, never.
   *
   * <p>Its removal closes the connections; {@link InstalledToxic#toxicity} does not.
   */
  public static Toxic timeout(Duration timeout) {
    return of("timeout", Map.of("timeout", millis("timeout", timeout)));
  }

  /**
   * Drops the first chunk, or the end, and closes the connection that long after it: by a reset if
   * it was opened with this toxic installed, else by a plain end.
   */
  public static Toxic resetPeer(Duration timeout) {
    return of("reset_peer", Map.of("timeout", millis("timeout", timeout)));
  }

  /**
   * Cuts each chunk into slices and waits after each.
   *
   * @param averageSize the usual size of a slice, in bytes, 1 or more
   * @param sizeVariation how far a size swings to either side, less than the average
   * @param delay the wait after each slice, to the microsecond
   */
  public static Toxic slicer(int averageSize, int sizeVariation, Duration delay) {
    checkAtLeast(1, "average size of slices", averageSize);
    checkAtLeast(0, "variation of slices", sizeVariation);
    if (sizeVariation >= averageSize) {
      throw new IllegalArgumentException(
          "variation of slices: "
              + sizeVariation
              + " is not below their average size, which is "
              + averageSize
              + "; a Toxiproxy server would crash");
    }
    checkDuration("delay", delay);
    return of(
        "slicer",
        Map.of(
            "average_size", averageSize,
            "size_variation", sizeVariation,
            "delay", delay.toNanos() / 1000));
  }

  /** Closes the connection once so many bytes have passed since the toxic came. */
  public static Toxic limitData(long bytes) {
    checkAtLeast(0, "limit in bytes", bytes);
    return of("limit_data", Map.of("bytes", bytes));
  }

  /**
   * Takes chunks of up to 32 KiB out of the stream of bytes: corruption, not the loss of packets,
   * which TCP would repair. Only servers after 2.12.0 have it.
   *
   * @param lossRate the share of chunks, 0 to 1
   * @param correlation how much the fate of a chunk hangs on the one before, 0 to 1
   */
  public static Toxic packetLoss(double lossRate, double correlation) {
    checkShare("loss rate", lossRate);
    checkShare("correlation", correlation);
    return of("packet_loss", Map.of("loss_rate", lossRate, "correlation", correlation));
  }

  /** Returns the same for another direction; without, it is downstream, as in Toxiproxy. */
  public Toxic on(Direction other) {
    return new Toxic(type, other, toxicity, attributes);
  }

  /** Returns the same for a share of connections. */
  public Toxic withToxicity(double share) {
    return new Toxic(type, direction, share, attributes);
  }

  JsonObject toJson() {
    JsonObject values = new JsonObject();
    new TreeMap<>(attributes).forEach(values::addProperty);
    JsonObject json = new JsonObject();
    json.addProperty("toxicity", toxicity);
    json.add("attributes", values);
    return json;
  }

  private static Toxic of(String type, Map<String, Number> attributes) {
    return new Toxic(type, Direction.DOWNSTREAM, 1, attributes);
  }

  private static long millis(String what, Duration duration) {
    checkDuration(what, duration);
    return duration.toMillis();
  }

  private static void checkDuration(String what, Duration duration) {
    if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          what + ": " + duration + " is not a time from zero to " + LONGEST.toDays() + " days");
    }
  }

  private static void checkAtLeast(long least, String what, long value) {
    if (value < least) {
      throw new IllegalArgumentException(what + ": " + value + " is less than " + least);
    }
  }

  private static void checkShare(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(what + ": " + value + " is not a share from 0 to 1");
    }
  }
}
