package io.faultwire.suites.tcp;

import static io.faultwire.suites.tcp.peer.SegmentPattern.ack;
import static io.faultwire.suites.tcp.peer.SegmentPattern.rst;
import static io.faultwire.suites.tcp.peer.SegmentPattern.rstWithoutAck;
import static io.faultwire.suites.tcp.peer.SegmentPattern.syn;
import static io.faultwire.suites.tcp.peer.SegmentPattern.synAck;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Segments that belong to no connection, and SYN-SENT and SYN-RECEIVED (RFC 9293 section 3.10.7).
 */
class OpeningResetChecks extends TcpChecks {
  private static final int STRANGE_ACK = 777_777;

  @Test
  @Check("tcp.opening.closed-port-syn")
  @Clause(rfc = 9293, section = "3.10.7.1")
  @Exposes({TcpDefect.NEVER_RESETS, TcpDefect.RESETS_WITH_WRONG_NUMBERS})
  void synToClosedPortIsReset() {
    peer.send(peer.syn());

    peer.expect(rst().seq(0).ack(peer.iss() + 1));
  }

  @Test
  @Check("tcp.opening.closed-port-data")
  @Clause(rfc = 9293, section = "3.10.7.1")
  @Exposes(TcpDefect.RESETS_WITH_WRONG_NUMBERS)
  void resetAcknowledgesTheWholeLength() {
    peer.send(peer.syn().data(octets(10)));

    peer.expect(rst().seq(0).ack(peer.iss() + 11));
  }

  @Test
  @Check("tcp.opening.closed-port-ack")
  @Clause(rfc = 9293, section = "3.10.7.1")
  @Exposes({TcpDefect.NEVER_RESETS, TcpDefect.RESETS_WITH_WRONG_NUMBERS})
  void ackToClosedPortIsResetWithItsNumber() {
    peer.send(peer.ack().ack(STRANGE_ACK));

    peer.expect(rstWithoutAck().seq(STRANGE_ACK));
  }

  @Test
  @Check("tcp.opening.closed-port-rst")
  @Clause(rfc = 9293, section = "3.10.7.1")
  @Exposes(TcpDefect.ANSWERS_RESETS)
  void resetIsNeverAnsweredByReset() {
    peer.send(peer.rst(), peer.rstAck());

    peer.expectNothing(Duration.ofSeconds(1));
  }

  @Test
  @Check("tcp.opening.listen-ack")
  @Clause(rfc = 9293, section = "3.10.7.2")
  @Exposes({TcpDefect.NEVER_RESETS, TcpDefect.RESETS_WITH_WRONG_NUMBERS})
  void ackInListenIsReset() {
    subject.listen(SUBJECT_PORT);

    peer.send(peer.ack().ack(STRANGE_ACK));

    peer.expect(rstWithoutAck().seq(STRANGE_ACK));
  }

  @Test
  @Check("tcp.opening.listen-rst")
  @Clause(rfc = 9293, section = "3.10.7.2")
  @Exposes(TcpDefect.ANSWERS_RESETS)
  void resetInListenIsIgnored() {
    subject.listen(SUBJECT_PORT);

    peer.send(peer.rst());

    peer.expectNothing(RawPeer.SOON);
    peer.send(peer.syn());
    peer.expect(synAck().ack(peer.iss() + 1));
  }

  @Test
  @Check("tcp.opening.syn-sent-bad-ack")
  @Clause(rfc = 9293, section = "3.10.7.3")
  @Exposes({TcpDefect.NEVER_RESETS, TcpDefect.RESETS_WITH_WRONG_NUMBERS})
  void unacceptableAckInSynSentIsReset() {
    subject.connect(SUBJECT_PORT, TESTER_PORT);
    peer.expect(syn());

    peer.send(peer.synAck().ack(STRANGE_ACK + peer.subjectIss()));

    peer.expect(rstWithoutAck().seq(STRANGE_ACK + peer.subjectIss()));
  }

  @Test
  @Check("tcp.opening.syn-sent-blind-rst")
  @Clause(rfc = 9293, section = "3.10.7.3")
  @Exposes(TcpDefect.OBEYS_ANY_RESET)
  void resetWithBadAckInSynSentIsIgnored() {
    SubjectConnection connection = subject.connect(SUBJECT_PORT, TESTER_PORT);
    peer.expect(syn());

    peer.send(peer.rst(), peer.rstAck().ack(peer.subjectIss() + 500));
    settle();

    expectAlive(connection);
    peer.send(peer.synAck());
    peer.expect(ack().ack(peer.iss() + 1));
  }

  @Test
  @Check("tcp.opening.syn-sent-refused")
  @Clause(rfc = 9293, section = "3.10.7.3")
  @Exposes(TcpDefect.IGNORES_RESETS)
  void resetInSynSentRefusesTheOpen() {
    SubjectConnection connection = subject.connect(SUBJECT_PORT, TESTER_PORT);
    peer.expect(syn());

    peer.send(peer.rstAck());

    peer.expectNothing(Duration.ofSeconds(10));
    expectFailure(connection);
  }

  @Test
  @Check("tcp.opening.syn-received-bad-ack")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes({TcpDefect.NEVER_RESETS, TcpDefect.RESETS_WITH_WRONG_NUMBERS})
  void unacceptableAckInSynReceivedIsReset() {
    subject.listen(SUBJECT_PORT);
    peer.send(peer.syn());
    peer.expect(synAck());

    peer.send(peer.ack().ack(peer.subjectIss() + STRANGE_ACK));

    peer.expect(rstWithoutAck().seq(peer.subjectIss() + STRANGE_ACK));
  }

  @Test
  @Check("tcp.opening.syn-received-rst")
  @Clause(rfc = 9293, section = "3.10.7.4", id = "MUST-11")
  @Exposes(TcpDefect.IGNORES_RESETS)
  void resetInSynReceivedReturnsToListen() {
    subject.listen(SUBJECT_PORT);
    peer.send(peer.syn());
    peer.expect(synAck());

    peer.send(peer.rst());
    peer.send(peer.ack());

    peer.expect(rst().seq(peer.rcvNxt()));
    peer.restart(TESTER_ISS * 2);
    peer.send(peer.syn());
    peer.expect(synAck().ack(peer.iss() + 1));
  }

  @Test
  @Check("tcp.opening.old-duplicate-syn")
  @Clause(rfc = 9293, section = "3.5")
  @Exposes(TcpDefect.IGNORES_RESETS)
  void oldDuplicateSynDoesNotStandInTheWay() {
    subject.listen(SUBJECT_PORT);
    peer.send(peer.syn());
    Segment answer = peer.expect(synAck().ack(peer.iss() + 1));

    peer.send(peer.rst().seq(answer.ack()));
    peer.restart(TESTER_ISS * 2);
    peer.send(peer.syn());

    peer.expect(synAck().ack(peer.iss() + 1));
  }
}
