package io.faultwire.engine.toxiproxy.lane;

import io.faultwire.topology.LinkProfile;
import io.faultwire.topology.LinkSpec;
import io.faultwire.topology.Topology;
import io.faultwire.topology.TopologyException;
import java.time.Duration;

/** What a Toxiproxy server cannot do to frames, however they are sent. */
final class LaneLimits {
  /** A kilobyte a second. */
  private static final long LEAST_RATE = 8000;

  private static final Duration LONGEST_LATENCY = Duration.ofMinutes(10);

  private LaneLimits() {}

  /**
   * Refuses what cannot be expressed.
   *
   * @throws TopologyException naming the link, the reason and what to use instead
   */
  static void check(Topology topology) {
    for (LinkSpec link : topology.links()) {
      check(link, link.forward());
      check(link, link.backward());
    }
  }

  private static void check(LinkSpec link, LinkProfile profile) {
    long rate = profile.bitsPerSecond();
    if (rate > 0 && rate < LEAST_RATE) {
      throw new TopologyException(
          "link " + link.name(),
          "Toxiproxy's bandwidth counts whole kilobytes a second, and " + rate + " bit/s is less",
          "Give bitsPerSecond = " + LEAST_RATE + " or more, or use the engine SIMULATION");
    }
    if (profile.latency().plus(profile.jitter()).compareTo(LONGEST_LATENCY) > 0) {
      throw new TopologyException(
          "link " + link.name(),
          "time is real over Toxiproxy, and a latency of "
              + profile.latency().toSeconds()
              + " s is beyond what a test waits for",
          "Give at most " + LONGEST_LATENCY.toSeconds() + " s, or use the engine SIMULATION");
    }
  }
}
