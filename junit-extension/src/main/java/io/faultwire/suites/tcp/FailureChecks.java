package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.MAY;
import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.suites.tcp.peer.SegmentPattern.bareAck;
import static io.faultwire.suites.tcp.peer.SegmentPattern.fin;
import static io.faultwire.suites.tcp.peer.SegmentPattern.someData;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.suites.tcp.subject.SubjectSettings;
import io.faultwire.wire.IcmpHeader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the user learns of trouble (RFC 9293 sections 3.8.3, 3.9.1.6, 3.9.1.8 and 3.9.2.2). */
class FailureChecks extends TcpChecks {
  private static final Duration TIMEOUT = Duration.ofSeconds(8);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int R1 = 3;

  @Test
  @Check("tcp.failure.user-timeout")
  @Clause(rfc = 9293, section = "3.8.3", id = "MUST-21")
  @Exposes(TcpDefect.IGNORES_USER_TIMEOUT)
  void userSetsWhenToGiveUp() {
    SubjectConnection connection = establish();
    connection.setUserTimeout(TIMEOUT);
    connection.send(octets(100));

    peer.idle(TIMEOUT.dividedBy(2));
    expectAlive(connection);
    peer.idle(TIMEOUT.multipliedBy(2));

    expectFailure(connection);
  }

  private void reportUnreachable(SubjectConnection connection) {
    connection.send(octets(100));
    Segment quoted = peer.expect(someData());
    wire.sendIcmp(IcmpHeader.DESTINATION_UNREACHABLE, IcmpHeader.CODE_HOST_UNREACHABLE, quoted);
    settle();
  }

  @Test
  @Check("tcp.failure.soft-error-reported")
  @Clause(rfc = 9293, section = "3.9.1.8", id = "MUST-47")
  @Clause(rfc = 9293, section = "3.9.2.2", level = SHOULD, id = "SHLD-25")
  @Exposes(TcpDefect.REPORTS_NO_ERRORS)
  void softErrorIsReported() {
    SubjectConnection connection = establish();
    List<String> before = connection.errorReports();

    reportUnreachable(connection);

    List<String> after = connection.errorReports();
    expect("no report before the error", before.isEmpty(), before);
    expect("a report of the unreachable host", !after.isEmpty(), "none");
    expectAlive(connection);
  }

  @Test
  @Check("tcp.failure.reports-off")
  @Clause(rfc = 9293, section = "3.9.1.8", level = SHOULD, id = "SHLD-20")
  @Exposes(TcpDefect.REPORTS_ERRORS_ALWAYS)
  void reportsCanBeSwitchedOff() {
    SubjectConnection connection = establish();
    connection.setErrorReports(false);

    reportUnreachable(connection);

    List<String> reports = connection.errorReports();
    expect("no report", reports.isEmpty(), reports);
  }

  @Test
  @Check("tcp.failure.told-after-r1")
  @Clause(rfc = 9293, section = "3.8.3", level = SHOULD, id = "SHLD-9")
  @Exposes(TcpDefect.REPORTS_NO_ERRORS)
  void userIsToldWhileDataIsStillRepeated() {
    open(SubjectSettings.withRetransmissions(2 * R1));
    SubjectConnection connection = establish();
    connection.errorReports();
    connection.send(octets(100));

    boolean told = false;
    Duration end = peer.now().plus(LONG);
    while (!told && connection.failure().isEmpty() && peer.now().compareTo(end) < 0) {
      peer.idle(Duration.ofSeconds(1));
      told = !connection.errorReports().isEmpty();
    }

    expect("a report that nothing is acknowledged", told, "none");
    expectAlive(connection);
  }

  @Test
  @Check("tcp.failure.r1-is-three")
  @Clause(rfc = 9293, section = "3.8.3", level = SHOULD, id = "SHLD-10")
  @Exposes(TcpDefect.REPORTS_TOO_EARLY)
  void userIsNotToldOfTheFirstRepetitions() {
    SubjectConnection connection = establish();
    connection.errorReports();
    connection.send(octets(100));
    Segment first = peer.expect(someData());

    for (int repetitions = 1; repetitions < R1; repetitions++) {
      peer.await(someData().seq(first.seq()), Duration.ofSeconds(10));
      List<String> reports = connection.errorReports();
      expect("no report before repetition " + R1, reports.isEmpty(), reports);
    }
  }

  @Test
  @Check("tcp.failure.status")
  @Clause(rfc = 9293, section = "3.9.1.6", level = MAY)
  @Exposes(TcpDefect.HIDES_ITS_STATE)
  void statusTellsTheState() {
    SubjectConnection connection = establish();
    expectState(connection, "ESTABLISHED");

    connection.shutdownOutput();
    Segment theirs = peer.expect(fin());
    expectState(connection, "FIN-WAIT-1");
    peer.send(peer.ack());
    settle();
    expectState(connection, "FIN-WAIT-2");
    peer.send(peer.fin());
    peer.expect(bareAck().seq(theirs.end()));
    expectState(connection, "TIME-WAIT");
  }

  private void expectState(SubjectConnection connection, String state) {
    String told = connection.status();
    expect("the status " + state, told.equals(state), told);
  }
}
