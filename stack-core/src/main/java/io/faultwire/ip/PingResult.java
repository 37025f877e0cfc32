package io.faultwire.ip;

import io.faultwire.wire.Ipv4Address;
import java.time.Duration;

/**
 * How an ICMP echo ended.
 *
 * @param outcome what came back
 * @param from who answered, or said why there is no answer; {@link Ipv4Address#ANY} if nobody did
 * @param roundTrip the virtual time from the echo to its end
 * @param octets how many octets of data were sent
 * @param timeToLive the time to live of the reply's header, 0 without a reply
 */
public record PingResult(
    Outcome outcome, Ipv4Address from, Duration roundTrip, int octets, int timeToLive) {

  /** What came back. */
  public enum Outcome {
    /** The reply, with the data that was sent. */
    REPLIED,
    /** A reply with other data. */
    DAMAGED,
    /** Nothing. */
    TIMED_OUT,
    /** There is no route, here or further on. */
    NET_UNREACHABLE,
    /** No station answered for the address. */
    HOST_UNREACHABLE,
    /** Another "destination unreachable" message. */
    UNREACHABLE,
    /** The time to live ran out, or a fragment was lost on the way. */
    TIME_EXCEEDED
  }

  /** Tells whether the reply came, undamaged. */
  public boolean isReply() {
    return outcome == Outcome.REPLIED;
  }

  @Override
  public String toString() {
    return switch (outcome) {
      case REPLIED -> octets + " octets from " + from + " in " + roundTrip;
      default -> outcome + " after " + roundTrip + (from.value() == 0 ? "" : ", says " + from);
    };
  }
}
