package io.faultwire.suites.tcp.subject;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The tester's end of a link to the subject: carries IPv4 packets, be they sound or not. */
public interface RawWire {

  /** Return the time in nanoseconds, from an arbitrary start. */
  long now();

  /** Return the IPv4 address of the tester's end. */
  int testerAddress();

  /** Return the IPv4 address of the subject. */
  int subjectAddress();

  /** Return the largest IPv4 packet that the wire carries, in octets. */
  int mtu();

  /**
   * Return the largest IPv4 packet that can be sent to the subject, in octets; a subject may take
   * longer ones than the link's other users send.
   */
  default int largestPacketToSubject() {
    return mtu();
  }

  /**
   * Return how much longer than a wait the end of it may take to be seen, since a real subject's
   * timers are coarse. In virtual time there is no such delay.
   */
  default Duration tolerance(Duration wait) {
    return Duration.ZERO;
  }

  /**
   * Return by how much the tester has come too late with anything it did so far, because its
   * machine was busy. In virtual time it never does.
   */
  default Duration lateness() {
    return Duration.ZERO;
  }

  /** Send a packet that begins at its IPv4 header. */
  void send(byte[] packet);

  /**
   * Wait for the subject's next packet.
   *
   * @param deadline the time in nanoseconds when waiting ends
   * @return the packet from its IPv4 header on, without padding; null if none came
   */
  byte @Nullable [] receive(long deadline);
}
