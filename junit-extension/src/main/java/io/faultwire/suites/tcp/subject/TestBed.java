package io.faultwire.suites.tcp.subject;

import io.faultwire.capture.Capture;
import java.time.Duration;
import java.util.Optional;

/** A subject and the wire to it, made for one check. */
public interface TestBed extends AutoCloseable {

  /** Return the TCP under test. */
  TcpSubject subject();

  /** Return the wire to it. */
  RawWire wire();

  /** Return what was seen on the wire so far, if the bed captures frames. */
  default Optional<Capture> capture() {
    return Optional.empty();
  }

  /**
   * Return the socket calls of the subject's host, which packet scripts make; asked for once. By
   * default they are made of what {@link #subject()} offers, and scripts that ask for more are
   * refused.
   */
  default SocketCalls sockets() {
    return new SubjectSockets(subject(), wire().subjectAddress(), wire().testerAddress());
  }

  /**
   * Return how long one check may wait at most. In virtual time a day is nothing; a subject in real
   * time gives what somebody who waits for the report can bear.
   */
  default Duration patience() {
    return Duration.ofDays(1);
  }

  /**
   * Change one of Linux's settings while the subject runs.
   *
   * @param name the name that {@code sysctl} has
   * @return why it cannot be changed; empty if it was
   */
  default Optional<String> changeSetting(String name, String value) {
    return Optional.of("this subject cannot change its settings while it runs");
  }

  @Override
  default void close() {}
}
