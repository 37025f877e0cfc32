package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.suites.tcp.peer.SegmentPattern.bareAck;
import static io.faultwire.suites.tcp.peer.SegmentPattern.rst;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.suites.tcp.table.ConnectionState;
import io.faultwire.suites.tcp.table.Preparation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** RST and SYN in synchronized states (RFC 9293 section 3.10.7.4, RFC 5961). */
class ResetChecks extends StatefulChecks {
  private static final int PROVOCATIONS = 1100;

  @Test
  @Check("tcp.reset.in-established")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.IGNORES_RESETS)
  void resetAbortsInEstablished() {
    resetAborts(ConnectionState.ESTABLISHED);
  }

  @Test
  @Check("tcp.reset.in-fin-wait-1")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.IGNORES_RESETS)
  void resetAbortsInFinWait1() {
    resetAborts(ConnectionState.FIN_WAIT_1);
  }

  @Test
  @Check("tcp.reset.in-fin-wait-2")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.IGNORES_RESETS)
  void resetAbortsInFinWait2() {
    resetAborts(ConnectionState.FIN_WAIT_2);
  }

  @Test
  @Check("tcp.reset.in-close-wait")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.IGNORES_RESETS)
  void resetAbortsInCloseWait() {
    resetAborts(ConnectionState.CLOSE_WAIT);
  }

  @Test
  @Check("tcp.reset.in-closing")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.IGNORES_RESETS)
  void resetAbortsInClosing() {
    resetAborts(ConnectionState.CLOSING);
  }

  @Test
  @Check("tcp.reset.in-last-ack")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.IGNORES_RESETS)
  void resetAbortsInLastAck() {
    resetAborts(ConnectionState.LAST_ACK);
  }

  private void resetAborts(ConnectionState state) {
    enter(state, Preparation.NONE);

    peer.send(peer.rst());

    peer.expectNothing(A_MOMENT);
    peer.send(peer.ack());
    peer.expect(rst().seq(peer.rcvNxt()));
  }

  @Test
  @Check("tcp.reset.user-is-told")
  @Clause(rfc = 9293, section = "3.6", id = "MUST-12")
  @Exposes(TcpDefect.IGNORES_RESETS)
  void userLearnsOfTheAbort() {
    SubjectConnection connection = establish();

    peer.send(peer.rst());
    settle();

    expectFailure(connection);
  }

  @Test
  @Check("tcp.reset.in-window-challenged")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.OBEYS_RESET_IN_WINDOW)
  void resetElsewhereInTheWindowIsChallenged() {
    SubjectConnection connection = establish();

    peer.send(peer.rst().seq(peer.sndNxt() + 100));

    peer.expect(bareAck().seq(peer.rcvNxt()).ack(peer.sndNxt()));
    expectAlive(connection);
  }

  @Test
  @Check("tcp.reset.out-of-window-ignored")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.OBEYS_ANY_RESET)
  void resetOutsideTheWindowIsIgnored() {
    SubjectConnection connection = establish();

    peer.send(peer.rst().seq(peer.sndNxt() - 1), peer.rst().seq(peer.sndNxt() + 10_000_000));

    peer.expectNothing(Duration.ofSeconds(1));
    expectAlive(connection);
    peer.send(peer.data(octets(10)));
    peer.expect(bareAck().ack(peer.sndNxt()), Duration.ofMillis(500));
  }

  @Test
  @Check("tcp.reset.syn-challenged")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.OBEYS_LATE_SYN)
  void synInEstablishedIsChallenged() {
    SubjectConnection connection = establish();

    peer.send(peer.syn().seq(peer.sndNxt() + 100));

    peer.expect(bareAck().seq(peer.rcvNxt()).ack(peer.sndNxt()));
    expectAlive(connection);
  }

  @Test
  @Check("tcp.reset.old-syn-challenged")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.OBEYS_LATE_SYN)
  void synOutsideTheWindowIsChallenged() {
    SubjectConnection connection = establish();

    peer.send(peer.syn().seq(peer.iss()));

    peer.expect(bareAck().seq(peer.rcvNxt()).ack(peer.sndNxt()));
    expectAlive(connection);
  }

  @Test
  @Check("tcp.reset.with-data")
  @Clause(rfc = 9293, section = "3.5.3", level = SHOULD, id = "SHLD-2")
  @Exposes(TcpDefect.DROPS_RESETS_WITH_DATA)
  void resetMayCarryData() {
    SubjectConnection connection = establish();

    peer.send(peer.rst().data("port is closed"));
    settle();

    expectFailure(connection);
  }

  @Test
  @Check("tcp.reset.challenges-are-limited")
  @Clause(rfc = 5961, section = "7", level = SHOULD)
  @Exposes(TcpDefect.CHALLENGES_WITHOUT_LIMIT)
  void challengesAreLimited() {
    SubjectConnection connection = establish();

    for (int i = 0; i < PROVOCATIONS; i++) {
      peer.send(peer.rst().seq(peer.sndNxt() + 100));
    }
    int challenges = peer.collect(Duration.ofMillis(500)).size();

    expect(
        "1 to " + (PROVOCATIONS - 1) + " challenge ACKs",
        challenges > 0 && challenges < PROVOCATIONS,
        challenges);
    expectAlive(connection);
  }
}
