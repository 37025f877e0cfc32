package io.faultwire.suites.resilience;

import io.faultwire.engine.toxiproxy.server.Toxic;
import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.suites.connection.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Clients that take their answer slowly. */
class SlowResponseChecks extends ResilienceChecks {
  private static final int LATE_MILLIS = 2000;
  private static final int SLOWEST_KILOBYTES_PER_SECOND = 16;
  private static final int LONGEST_SECONDS = 5;

  @Test
  @Check("resilience.response.slow-reader")
  @Clause(source = "Availability", section = "slow networks")
  void answersAClientThatReadsSlowly(Subject subject, Evidence evidence) {
    byte[] request = subject.dialogue().request();
    long octets = subject.usual(request).octets();
    long rate = Math.max(SLOWEST_KILOBYTES_PER_SECOND, octets / 1000 / LONGEST_SECONDS);
    Duration patience = subject.settings().patience().plusSeconds(LONGEST_SECONDS);
    expectUsual(
        subject,
        evidence,
        request,
        "whose answer passes at %d kB/s".formatted(rate),
        () -> {
          Connection connection = subject.connect(subject.proxy(Toxic.bandwidth(rate)));
          connection.send(request);
          return subject.read(connection, patience);
        });
  }

  @Test
  @Check("resilience.response.late-reader")
  @Clause(source = "Availability", section = "slow networks")
  void answersAClientThatReadsLate(Subject subject, Evidence evidence) {
    byte[] request = subject.dialogue().request();
    expectUsual(
        subject,
        evidence,
        request,
        "of a client that reads after 2 s",
        () -> {
          Connection connection = subject.connect();
          connection.send(request);
          pause(LATE_MILLIS);
          return subject.read(connection, subject.settings().patience());
        });
  }
}
