package io.faultwire.tcp;

import io.faultwire.tcp.congestion.CongestionControl;
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
 * @param userTimeout how long data may wait for its ACK before the connection is given up (RFC
 *     5482); zero leaves that to {@code dataRetries}
 * @param delayedAck how long an ACK waits for company, below 500 ms (RFC 9293 section 3.8.6.3)
 * @param finWait2Timeout how long FIN-WAIT-2 lasts once nobody can read any more
 * @param keepAliveIdle how long a connection is idle before it is probed, once a user has switched
 *     keep-alive on (RFC 9293 section 3.8.4, MUST-28)
 * @param keepAliveInterval the time between keep-alive probes
 * @param keepAliveProbes how many keep-alive probes go unanswered before the connection is given up
 * @param sendBuffer octets
 * @param receiveBuffer octets
 * @param maximumSegmentSize the largest segment to ask for and to send, below what the MTU allows
 *     if smaller
 * @param pathMtuDiscovery whether segments must not be cut on their way (RFC 1191, RFC 9293 section
 *     3.7.2)
 * @param sourceRoutes whether segments that came along an IP source route are taken, and answered
 *     by the same way (RFC 9293 section 3.9.2.1)
 * @param initialWindow the first congestion window in segments (RFC 6928)
 * @param windowScaling whether to offer window scaling (RFC 7323 section 2)
 * @param timestamps whether to offer timestamps (RFC 7323 section 3)
 * @param selectiveAcknowledgment whether to offer SACK (RFC 2018)
 * @param duplicateSack whether octets that arrive twice are reported (RFC 2883)
 * @param rack whether losses are found by time where SACK is agreed on (RFC 8985); otherwise three
 *     duplicates tell (RFC 6675)
 * @param tailLossProbe whether a probe precedes the timeout where SACK is agreed on (RFC 8985
 *     section 7)
 * @param frto whether new data is sent after a timeout to find out if it was spurious, where no
 *     timestamps tell (F-RTO, RFC 5682)
 * @param limitedTransmit whether the first two duplicate ACKs let new data out (RFC 3042)
 * @param ecn whether to take part in explicit congestion notification (RFC 3168)
 * @param synCookies whether SYNs are answered without state when too many are half open (RFC 4987
 *     section 3.6)
 * @param challengeAckLimit how many challenge ACKs the host sends in a second (RFC 5961 section 7)
 * @param initialSequenceNumber the ISS of every connection, for tests; empty for RFC 6528
 * @param congestionControl makes the congestion controller of each connection (RFC 9293 section
 *     3.8.2, MAY-18)
 */
public record TcpOptions(
    Duration maximumSegmentLifetime,
    Duration initialRto,
    Duration minimumRto,
    Duration maximumRto,
    int synRetries,
    int dataRetries,
    Duration userTimeout,
    Duration delayedAck,
    Duration finWait2Timeout,
    Duration keepAliveIdle,
    Duration keepAliveInterval,
    int keepAliveProbes,
    int sendBuffer,
    int receiveBuffer,
    int maximumSegmentSize,
    boolean pathMtuDiscovery,
    boolean sourceRoutes,
    int initialWindow,
    boolean windowScaling,
    boolean timestamps,
    boolean selectiveAcknowledgment,
    boolean duplicateSack,
    boolean rack,
    boolean tailLossProbe,
    boolean frto,
    boolean limitedTransmit,
    Ecn ecn,
    boolean synCookies,
    int challengeAckLimit,
    OptionalInt initialSequenceNumber,
    Supplier<CongestionControl> congestionControl) {

  /** The options of a host that was given none. */
  public static final TcpOptions DEFAULT = new TcpOptionsBuilder().build();

  public TcpOptions {
    check(!maximumSegmentLifetime.isNegative(), "the maximum segment lifetime is negative");
    check(initialRto.toNanos() > 0 && minimumRto.toNanos() > 0, "an RTO is above zero");
    check(maximumRto.compareTo(minimumRto) >= 0, "the maximum RTO is below the minimum RTO");
    check(!userTimeout.isNegative(), "the user timeout is negative");
    check(delayedAck.toMillis() < 500, "an ACK is delayed by less than 500 ms (RFC 9293 3.8.6.3)");
    check(keepAliveIdle.toNanos() > 0, "a connection is idle for some time before it is probed");
    check(keepAliveInterval.toNanos() > 0, "there is some time between keep-alive probes");
    check(keepAliveProbes >= 1, "at least 1 keep-alive probe precedes the end");
    check(sendBuffer > 0 && receiveBuffer > 0, "a buffer has at least 1 octet");
    check(maximumSegmentSize >= 1, "a segment has at least 1 octet");
    check(initialWindow >= 1, "the initial window has at least 1 segment");
    check(challengeAckLimit >= 1, "at least 1 challenge ACK may be sent in a second");
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
