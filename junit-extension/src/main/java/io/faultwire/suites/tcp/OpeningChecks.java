package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.suites.tcp.peer.SegmentPattern.ack;
import static io.faultwire.suites.tcp.peer.SegmentPattern.acknowledging;
import static io.faultwire.suites.tcp.peer.SegmentPattern.bareAck;
import static io.faultwire.suites.tcp.peer.SegmentPattern.someData;
import static io.faultwire.suites.tcp.peer.SegmentPattern.syn;
import static io.faultwire.suites.tcp.peer.SegmentPattern.synAck;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Inconclusive;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.suites.tcp.subject.SubjectListener;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How connections begin (RFC 9293 sections 3.4.1, 3.5 and 3.8.1). */
class OpeningChecks extends TcpChecks {
  private static final int CONNECTIONS = 5;

  /** How far a clock of 4 microseconds goes in four seconds. */
  private static final long A_CLOCK_IN_SECONDS = 1 << 20;

  @Test
  @Check("tcp.opening.syn-ack-acknowledges-iss")
  @Clause(rfc = 9293, section = "3.5")
  @Exposes(TcpDefect.ACKS_ONE_TOO_MANY)
  void synAckAcknowledgesIss() {
    subject.listen(SUBJECT_PORT);

    peer.send(peer.syn());

    peer.expect(synAck().ack(peer.iss() + 1));
  }

  @Test
  @Check("tcp.opening.third-ack-establishes")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.IGNORES_FINAL_ACK_OF_HANDSHAKE)
  void thirdAckEstablishes() {
    SubjectConnection connection = establish();

    expectEstablished(connection);
    peer.expectNothing(RawPeer.SOON);
  }

  @Test
  @Check("tcp.opening.active-open")
  @Clause(rfc = 9293, section = "3.10.7.3")
  @Exposes({TcpDefect.SENDS_DATA_FROM_ISS, TcpDefect.ACKS_ONE_TOO_MANY})
  void activeOpenAcknowledgesSynAck() {
    SubjectConnection connection = subject.connect(SUBJECT_PORT, TESTER_PORT);
    peer.expect(syn());

    peer.send(peer.synAck());

    peer.expect(bareAck().seq(peer.subjectIss() + 1).ack(peer.iss() + 1));
    expectEstablished(connection);
  }

  @Test
  @Check("tcp.opening.first-data-follows-syn")
  @Clause(rfc = 9293, section = "3.4")
  @Exposes(TcpDefect.SENDS_DATA_FROM_ISS)
  void firstOctetFollowsTheSyn() {
    SubjectConnection connection = establish();

    connection.send(octets(10));

    peer.expect(someData().seq(peer.subjectIss() + 1).data(octets(10)));
  }

  @Test
  @Check("tcp.opening.simultaneous-open")
  @Clause(rfc = 9293, section = "3.5", id = "MUST-10")
  @Exposes(TcpDefect.IGNORES_SIMULTANEOUS_SYN)
  void simultaneousOpenSucceeds() {
    SubjectConnection connection = subject.connect(SUBJECT_PORT, TESTER_PORT);
    peer.expect(syn());

    peer.send(peer.syn());
    peer.expect(synAck().seq(peer.subjectIss()).ack(peer.iss() + 1));
    peer.send(peer.synAck().seq(peer.iss()));
    settle();

    expectEstablished(connection);
    connection.send(octets(5));
    peer.await(someData().seq(peer.subjectIss() + 1), RawPeer.SOON);
  }

  @Test
  @Check("tcp.opening.syn-retransmitted")
  @Clause(rfc = 9293, section = "3.8.1")
  @Exposes(TcpDefect.NEVER_RETRANSMITS)
  void lostSynIsSentAgain() {
    subject.connect(SUBJECT_PORT, TESTER_PORT);
    Segment first = peer.expect(syn());

    peer.expect(syn().seq(first.seq()), Duration.ofSeconds(4));
  }

  @Test
  @Check("tcp.opening.syn-ack-retransmitted")
  @Clause(rfc = 9293, section = "3.8.1")
  @Exposes(TcpDefect.NEVER_RETRANSMITS)
  void lostSynAckIsSentAgain() {
    subject.listen(SUBJECT_PORT);
    peer.send(peer.syn());
    Segment first = peer.expect(synAck());

    peer.expect(synAck().seq(first.seq()).ack(peer.iss() + 1), Duration.ofSeconds(4));
  }

  @Test
  @Check("tcp.opening.syn-backoff")
  @Clause(rfc = 9293, section = "3.8.2", id = "MUST-19")
  @Exposes(TcpDefect.NEVER_BACKS_OFF)
  void eachSynWaitsLonger() {
    subject.connect(SUBJECT_PORT, TESTER_PORT);
    peer.expect(syn());
    long start = peer.now().toMillis();
    peer.expect(syn(), Duration.ofSeconds(4));
    long first = peer.now().toMillis() - start;
    peer.expect(syn(), Duration.ofSeconds(10));
    long second = peer.now().toMillis() - start - first;
    peer.expect(syn(), Duration.ofSeconds(30));
    long third = peer.now().toMillis() - start - first - second;

    expect(
        "more than " + first * 3 / 2 + " ms before the third SYN",
        second > first * 3 / 2,
        second + " ms");
    expect(
        "more than " + second * 3 / 2 + " ms before the fourth",
        third > second * 3 / 2,
        third + " ms");
  }

  @Test
  @Check("tcp.opening.initial-rto")
  @Clause(rfc = 6298, section = "2", level = SHOULD)
  @Exposes(TcpDefect.HASTY_FIRST_RTO)
  void firstRtoIsOneSecond() {
    subject.connect(SUBJECT_PORT, TESTER_PORT);
    peer.expect(syn());

    peer.expectNothing(Duration.ofMillis(900));
    peer.expect(syn(), Duration.ofMillis(2200));
  }

  @Test
  @Check("tcp.opening.syn-patience")
  @Clause(rfc = 9293, section = "3.8.3", id = "MUST-23")
  @Exposes(TcpDefect.GIVES_UP_EARLY)
  void opensForThreeMinutesAtLeast() {
    SubjectConnection connection = subject.connect(SUBJECT_PORT, TESTER_PORT);
    peer.expect(syn());

    idleWhileAlive(connection, Duration.ofMinutes(3).minusMillis(1));

    expectAlive(connection);
    peer.send(peer.synAck());
    peer.expect(ack().ack(peer.iss() + 1));
  }

  @Test
  @Check("tcp.opening.syn-gives-up")
  @Clause(rfc = 9293, section = "3.8.3", id = "MUST-22")
  @Exposes(TcpDefect.NEVER_GIVES_UP)
  void tellsItsUserThatNobodyAnswers() {
    SubjectConnection connection = subject.connect(SUBJECT_PORT, TESTER_PORT);

    idleWhileAlive(connection, Duration.ofMinutes(30));

    expectFailure(connection);
  }

  @Test
  @Check("tcp.opening.repeated-syn")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.IGNORES_REPEATED_SYN)
  void repeatedSynIsAcknowledgedAgain() {
    SubjectListener listener = subject.listen(SUBJECT_PORT);
    peer.send(peer.syn());
    peer.expect(synAck());

    peer.send(peer.syn());
    peer.expect(acknowledging(peer.iss() + 1));

    peer.send(peer.ack());
    expectEstablished(accept(listener));
  }

  @Test
  @Check("tcp.opening.iss-moves")
  @Clause(rfc = 9293, section = "3.4.1", id = "MUST-8")
  @Exposes(TcpDefect.CONSTANT_ISS)
  void initialSequenceNumbersMoveWithTime() {
    SubjectConnection refused = subject.connect(SUBJECT_PORT, TESTER_PORT);
    int first = peer.expect(syn()).seq();
    peer.send(peer.rstAck());
    peer.idle(Duration.ofSeconds(1));
    if (refused.failure().isEmpty()) {
      throw new Inconclusive("The subject keeps a refused connection, so it cannot open it again.");
    }
    refused.close();

    subject.connect(SUBJECT_PORT, TESTER_PORT);
    int second = peer.expect(syn()).seq();

    expect("another ISS than one second before", second != first, "the same");
  }

  @Test
  @Check("tcp.opening.two-at-once")
  @Clause(rfc = 9293, section = "3.9.1.1", level = MUST_NOT, id = "MUST-41")
  @Exposes(TcpDefect.IGNORES_REPEATED_SYN)
  void oneListenerOpensTwoConnections() {
    SubjectConnection first = establish();
    RawPeer other = peerAt(TESTER_PORT + 1);

    other.send(other.syn());
    other.expect(synAck().ack(other.iss() + 1));
    other.send(other.ack(), other.data(octets(3)));
    peer.send(peer.data(octets(4)));
    peer.idle(Duration.ofSeconds(1));

    expectReceived(first, octets(4));
  }

  @Test
  @Check("tcp.opening.iss-differs-by-connection")
  @Clause(rfc = 9293, section = "3.4.1", level = SHOULD, id = "SHLD-1")
  @Exposes(TcpDefect.CONSTANT_ISS)
  void initialSequenceNumbersOfConnectionsAreUnrelated() {
    int[] numbers = new int[CONNECTIONS];
    for (int i = 0; i < CONNECTIONS; i++) {
      RawPeer one = new RawPeer(wire, TESTER_PORT + i, SUBJECT_PORT + i, TESTER_ISS);
      subject.connect(SUBJECT_PORT + i, TESTER_PORT + i);
      numbers[i] = one.expect(syn()).seq();
    }

    int far = 0;
    for (int i = 1; i < CONNECTIONS; i++) {
      far += Math.abs((long) (numbers[i] - numbers[i - 1])) > A_CLOCK_IN_SECONDS ? 1 : 0;
    }
    expect(
        "initial sequence numbers far from each other",
        far >= CONNECTIONS / 2,
        far + " of " + (CONNECTIONS - 1) + " far from the one before");
  }

  @Test
  @Check("tcp.opening.listens-beside-opening")
  @Clause(rfc = 9293, section = "3.9.1.1", id = "MUST-42")
  @Exposes(TcpDefect.IGNORES_SIMULTANEOUS_SYN)
  void portCanBeListenedOnWhileItOpens() {
    subject.connect(SUBJECT_PORT, TESTER_PORT);
    peer.expect(syn());
    RawPeer other = peerAt(TESTER_PORT + 1);

    subject.listen(SUBJECT_PORT);
    other.send(other.syn());

    other.expect(synAck().ack(other.iss() + 1));
  }
}
