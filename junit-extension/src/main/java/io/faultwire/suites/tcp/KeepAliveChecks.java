package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.MAY;
import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.suites.tcp.peer.SegmentPattern.ack;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.SegmentPattern;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Probes of idle connections (RFC 9293 section 3.8.4). */
class KeepAliveChecks extends TcpChecks {
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration INTERVAL = Duration.ofSeconds(2);
  private static final Duration TWO_HOURS = Duration.ofHours(2);
  private static final Duration PATIENCE = Duration.ofHours(3);
  private static final int PROBES = 3;

  private SubjectConnection connection;

  private void establishWithProbes(Duration idle) {
    connection = establish();
    connection.setKeepAlive(idle, INTERVAL, PROBES);
  }

  /** A segment with a number that was sent before calls for an ACK. */
  private SegmentPattern probe() {
    int sndNxt = peer.rcvNxt();
    return ack().that("that calls for an ACK", s -> s.seq() - sndNxt < 0);
  }

  private static Duration soonAfter(Duration wait) {
    return wait.plus(Duration.ofMillis(1500));
  }

  private static Duration shortBefore(Duration wait) {
    return wait.minus(Duration.ofMillis(500));
  }

  @Test
  @Check("tcp.keep-alive.off")
  @Clause(rfc = 9293, section = "3.8.4", id = "MUST-25")
  @Exposes(TcpDefect.KEEPS_ALIVE_UNASKED)
  void idleConnectionIsNotProbedUnlessAsked() {
    requirePatience(PATIENCE);
    establish();

    peer.expectNothing(PATIENCE);
  }

  @Test
  @Check("tcp.keep-alive.on")
  @Clause(rfc = 9293, section = "3.8.4", id = "MUST-24")
  @Clause(rfc = 9293, section = "3.8.4", level = MAY, id = "MAY-5")
  @Exposes(TcpDefect.NEVER_KEEPS_ALIVE)
  void idleConnectionIsProbed() {
    establishWithProbes(IDLE);

    peer.expect(probe(), soonAfter(IDLE));
  }

  @Test
  @Check("tcp.keep-alive.only-idle")
  @Clause(rfc = 9293, section = "3.8.4", id = "MUST-26")
  @Exposes(TcpDefect.KEEPS_ALIVE_UNASKED)
  void busyConnectionIsNotProbed() {
    establishWithProbes(IDLE);
    peer.expectNothing(IDLE.dividedBy(2));
    peer.send(peer.data(octets(10)));
    peer.idle(Duration.ofMillis(500));

    peer.expectNothing(shortBefore(IDLE).minusMillis(500));
    peer.expect(probe(), soonAfter(IDLE));
  }

  @Test
  @Check("tcp.keep-alive.times")
  @Clause(rfc = 9293, section = "3.8.4", id = "MUST-27")
  @Exposes(TcpDefect.KEEPS_ALIVE_UNASKED)
  void idleTimeIsTheUsers() {
    Duration longer = IDLE.plusSeconds(3);
    establishWithProbes(longer);

    peer.expectNothing(shortBefore(longer));
    peer.expect(probe(), soonAfter(longer));
  }

  @Test
  @Check("tcp.keep-alive.two-hours")
  @Clause(rfc = 9293, section = "3.8.4", id = "MUST-28")
  @Exposes({TcpDefect.KEEPS_ALIVE_UNASKED, TcpDefect.NEVER_KEEPS_ALIVE})
  void defaultIsTwoHoursAtLeast() {
    requirePatience(PATIENCE);
    connection = establish();
    connection.setKeepAlive(true);

    peer.expectNothing(shortBefore(TWO_HOURS));
    peer.expect(probe(), TWO_HOURS);
  }

  @Test
  @Check("tcp.keep-alive.lost-answer")
  @Clause(rfc = 9293, section = "3.8.4", id = "MUST-29")
  @Exposes(TcpDefect.DIES_OF_LOST_PROBE)
  void oneLostAnswerIsNotTheEnd() {
    establishWithProbes(IDLE);
    peer.expect(probe(), soonAfter(IDLE));
    peer.expect(probe(), soonAfter(INTERVAL));

    peer.send(peer.ack());
    settle();

    expectAlive(connection);
    peer.expectNothing(INTERVAL.plusSeconds(1));
    peer.expect(probe(), soonAfter(IDLE));
  }

  @Test
  @Check("tcp.keep-alive.no-data")
  @Clause(rfc = 9293, section = "3.8.4", level = SHOULD, id = "SHLD-12")
  @Exposes(TcpDefect.PROBES_WITH_GARBAGE)
  void probeCarriesNoData() {
    establishWithProbes(IDLE);

    peer.expect(probe().data(new byte[0]), soonAfter(IDLE));
  }
}
