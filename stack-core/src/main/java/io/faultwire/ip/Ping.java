package io.faultwire.ip;

import io.faultwire.time.Deadline;
import org.jspecify.annotations.Nullable;

/** One ICMP echo that is on its way, or over. */
public final class Ping {
  final int destination;
  final int sequenceNumber;
  final int octets;
  final long sentAt;
  final Deadline timeout;
  private @Nullable PingResult result;
  private Runnable waker = () -> {};

  Ping(int destination, int sequenceNumber, int octets, long sentAt, PingClient client) {
    this.destination = destination;
    this.sequenceNumber = sequenceNumber;
    this.octets = octets;
    this.sentAt = sentAt;
    this.timeout = client.deadlineOf(this);
  }

  /** Returns how it ended, or null as long as it has not. */
  public @Nullable PingResult result() {
    return result;
  }

  /** Sets what is called when it ends. */
  public void setWaker(Runnable waker) {
    this.waker = waker;
  }

  void end(PingResult ending) {
    if (result == null) {
      result = ending;
      waker.run();
    }
  }
}
