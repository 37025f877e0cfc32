package io.faultwire.capture;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One ICMP echo and what came back (RFC 792).
 *
 * @param from the name of the host that sent the echo, or its address
 * @param to the name of the host that the echo was for, or its address
 * @param identifier the identifier of both messages
 * @param sequenceNumber the sequence number of both messages
 * @param request the frame in which the echo was first sent
 * @param reply the frame in which the reply was sent; null if there was none
 * @param repliedAt when the reply arrived, in nanoseconds, or {@link CapturedFrame#NEVER}
 */
public record PingExchange(
    String from,
    String to,
    int identifier,
    int sequenceNumber,
    CapturedFrame request,
    @Nullable CapturedFrame reply,
    long repliedAt) {

  /** Tells whether the reply arrived. */
  public boolean isAnswered() {
    return repliedAt != CapturedFrame.NEVER;
  }

  /** Returns the time from sending the echo to the arrival of its reply. */
  public Optional<Duration> roundTrip() {
    return isAnswered()
        ? Optional.of(Duration.ofNanos(repliedAt - request.sentAt()))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return from
        + " pings "
        + to
        + ": "
        + roundTrip().map(time -> Nanos.format(time.toNanos())).orElse("no reply arrived");
  }
}
