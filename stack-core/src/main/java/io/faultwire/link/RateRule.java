package io.faultwire.link;

import io.faultwire.wire.Packet;

/** A transmitter that sends one frame at a time, with a queue of limited length before it. */
final class RateRule implements Rule {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** Preamble 8, FCS 4 and interframe gap 12 octets (IEEE 802.3 section 4.2.3.2). */
  private static final int OVERHEAD = 24;

  private final long bitsPerSecond;
  private final long[] departures;
  private int first;
  private int waiting;
  private long busyUntil;

  RateRule(long bitsPerSecond, int queueLimit) {
    this.bitsPerSecond = bitsPerSecond;
    this.departures = new long[queueLimit];
  }

  @Override
  public Verdict judge(Packet packet, long now) {
    while (waiting > 0 && departures[first] <= now) {
      first = (first + 1) % departures.length;
      waiting--;
    }
    if (waiting == departures.length) {
      return Verdict.DROP;
    }
    long bits = (packet.length() + OVERHEAD) * 8L;
    busyUntil = Math.max(now, busyUntil) + bits * NANOS_PER_SECOND / bitsPerSecond;
    departures[(first + waiting++) % departures.length] = busyUntil;
    return Verdict.transmission(busyUntil - now, bitsPerSecond);
  }
}
