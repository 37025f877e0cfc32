package io.faultwire.topology;

import java.time.Duration;

/**
 * What one direction of a link does to its frames, in the terms of Linux netem.
 *
 * @param latency how long a frame travels
 * @param jitter how far the latency swings to either side, uniformly
 * @param lossPercent the share of frames that are dropped, 0 to 100
 * @param ecn whether frames of an ECN-capable transport are marked where they would be dropped
 * @param reorderPercent the share of frames that later ones overtake, 0 to 100
 * @param reorderGap how many frames overtake such a frame, at least 1
 * @param duplicatePercent the share of frames that arrive twice, 0 to 100
 * @param corruptPercent the share of frames in which one bit is inverted, 0 to 100
 * @param bitsPerSecond the rate of the transmitter; 0 for infinitely fast
 * @param queueLimit how many frames wait for the transmitter before more are dropped, at least 1
 */
public record LinkProfile(
    Duration latency,
    Duration jitter,
    double lossPercent,
    boolean ecn,
    double reorderPercent,
    int reorderGap,
    double duplicatePercent,
    double corruptPercent,
    long bitsPerSecond,
    int queueLimit) {

  /** The queue limit of netem and of a Linux interface's default queue. */
  public static final int DEFAULT_QUEUE_LIMIT = 1000;

  /** Harms nothing and takes no time. */
  public static final LinkProfile PERFECT =
      new LinkProfile(Duration.ZERO, Duration.ZERO, 0, false, 0, 1, 0, 0, 0, DEFAULT_QUEUE_LIMIT);

  public LinkProfile {
    check(!latency.isNegative(), "the latency is negative: " + latency);
    check(!jitter.isNegative(), "the jitter is negative: " + jitter);
    check(
        jitter.compareTo(latency) <= 0,
        "a jitter of " + jitter + " exceeds the latency of " + latency);
    checkPercent("lossPercent", lossPercent);
    checkPercent("reorderPercent", reorderPercent);
    checkPercent("duplicatePercent", duplicatePercent);
    checkPercent("corruptPercent", corruptPercent);
    check(reorderGap >= 1, "the reorderGap is at least 1, not " + reorderGap);
    check(bitsPerSecond >= 0, "bitsPerSecond is negative: " + bitsPerSecond);
    check(queueLimit >= 1, "the queueLimit is at least 1, not " + queueLimit);
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static void checkPercent(String name, double percent) {
    check(percent >= 0 && percent <= 100, name + " is a percentage from 0 to 100, not " + percent);
  }

  /** Returns a switched gigabit Ethernet: 1 Gbit/s, 0.1 ms, no faults. */
  public static LinkProfile lan() {
    return builder().latency(Duration.ofNanos(100_000)).rate(1_000_000_000L).build();
  }

  /**
   * Returns a crowded wireless network: 20 Mbit/s, 15 ms with 10 ms of jitter, 3% loss, 5% of the
   * frames overtaken, 0.5% sent twice as when a link-layer acknowledgement was lost, a queue of 100
   * frames.
   */
  public static LinkProfile lossyWifi() {
    return builder()
        .latency(Duration.ofMillis(15))
        .jitter(Duration.ofMillis(10))
        .loss(3)
        .reorder(5)
        .duplicate(0.5)
        .rate(20_000_000L)
        .queueLimit(100)
        .build();
  }

  /**
   * Returns a geostationary satellite hop (ITU-R: about 36,000 km up and down): 10 Mbit/s, 270 ms
   * with 10 ms of jitter, 0.5% loss, a queue of 200 frames.
   */
  public static LinkProfile satellite() {
    return builder()
        .latency(Duration.ofMillis(270))
        .jitter(Duration.ofMillis(10))
        .loss(0.5)
        .rate(10_000_000L)
        .queueLimit(200)
        .build();
  }

  /** Returns a builder that starts from {@link #PERFECT}. */
  public static LinkProfileBuilder builder() {
    return new LinkProfileBuilder(PERFECT);
  }

  /** Returns a builder that starts from this profile. */
  public LinkProfileBuilder toBuilder() {
    return new LinkProfileBuilder(this);
  }
}
