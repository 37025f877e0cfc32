package io.faultwire.tcp;

import io.faultwire.tcp.congestion.CongestionControl;
import io.faultwire.tcp.congestion.NewReno;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * The switches of a host's TCP. Where RFC 9293 leaves a choice, the default is that of Linux.
 *
 * @param maximumSegmentLifetime MSL; TIME-WAIT lasts twice as long (RFC 9293 section 3.6.1)
 * @param initialRto RTO before the first measurement (RFC 6298 section 2.1)
 * @param minimumRto the least RTO; RFC 6298 section 2.4 asks for 1 s, Linux has 200 ms
 * @param maximumRto the most RTO, at least 60 s (RFC 6298 section 2.5)
 * @param synRetries how often a SYN is sent again; 7 keep trying for 255 s, the 3 minutes that RFC
 *     9293 section 3.8.3 (MUST-23) asks for
 * @param dataRetries how often data is sent again before the connection is given up, R2
 * @param delayedAck how long an ACK waits for company, below 500 ms (RFC 9293 section 3.8.6.3)
 * @param finWait2Timeout how long FIN-WAIT-2 lasts once nobody can read any more
 * @param sendBuffer octets
 * @param receiveBuffer octets
 * @param maximumSegmentSize the largest segment to ask for, below what the MTU allows if smaller
 * @param initialWindow the first congestion window in segments (RFC 6928)
 * @param windowScaling whether to offer window scaling (RFC 7323 section 2)
 * @param initialSequenceNumber the ISS of every connection, for tests; empty for RFC 6528
 * @param congestionControl makes the congestion controller of each connection (MAY-18)
 */
public record TcpOptions(
    Duration maximumSegmentLifetime,
    Duration initialRto,
    Duration minimumRto,
    Duration maximumRto,
    int synRetries,
    int dataRetries,
    Duration delayedAck,
    Duration finWait2Timeout,
    int sendBuffer,
    int receiveBuffer,
    int maximumSegmentSize,
    int initialWindow,
    boolean windowScaling,
    OptionalInt initialSequenceNumber,
    Supplier<CongestionControl> congestionControl) {

  /** The options of a host that was given none. */
  public static final TcpOptions DEFAULT =
      new TcpOptions(
          Duration.ofSeconds(30),
          Duration.ofSeconds(1),
          Duration.ofMillis(200),
          Duration.ofMinutes(2),
          7,
          15,
          Duration.ofMillis(40),
          Duration.ofMinutes(1),
          256 * 1024,
          256 * 1024,
          65_495,
          10,
          true,
          OptionalInt.empty(),
          NewReno::new);

  public TcpOptions {
    check(!maximumSegmentLifetime.isNegative(), "the maximum segment lifetime is negative");
    check(initialRto.toNanos() > 0 && minimumRto.toNanos() > 0, "an RTO is above zero");
    check(maximumRto.compareTo(minimumRto) >= 0, "the maximum RTO is below the minimum RTO");
    check(delayedAck.toMillis() < 500, "an ACK is delayed by less than 500 ms (RFC 9293 3.8.6.3)");
    check(sendBuffer > 0 && receiveBuffer > 0, "a buffer has at least 1 octet");
    check(maximumSegmentSize >= 1, "a segment has at least 1 octet");
    check(initialWindow >= 1, "the initial window has at least 1 segment");
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("TCP options: " + otherwise);
    }
  }

  /** Returns a builder that starts from these options. */
  public TcpOptionsBuilder toBuilder() {
    return new TcpOptionsBuilder(this);
  }
}
