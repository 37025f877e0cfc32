package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.suites.tcp.peer.SegmentPattern.someData;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.suites.tcp.subject.SubjectSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When and what is sent again (RFC 9293 sections 3.8.1 to 3.8.3, RFC 6298). */
class RetransmissionChecks extends TcpChecks {

  @Test
  @Check("tcp.retransmission.lost-data")
  @Clause(rfc = 9293, section = "3.8.1")
  @Exposes(TcpDefect.NEVER_RETRANSMITS)
  void lostDataIsSentAgain() {
    SubjectConnection connection = establish();
    connection.send(octets(100));
    Segment first = peer.expect(someData());

    peer.expect(someData().seq(first.seq()).data(octets(100)), Duration.ofSeconds(4));
  }

  @Test
  @Check("tcp.retransmission.backoff")
  @Clause(rfc = 9293, section = "3.8.2", id = "MUST-19")
  @Exposes(TcpDefect.NEVER_BACKS_OFF)
  void eachRepetitionWaitsTwiceAsLong() {
    SubjectConnection connection = establish();
    connection.send(octets(100));
    peer.expect(someData());
    long first = millisToNextData();
    long second = millisToNextData();
    long third = millisToNextData();

    String times = first + ", " + second + " and " + third + " ms";
    expect(
        "each wait for an answer to be twice as long as the one before",
        isTwice(first, second) && isTwice(second, third),
        times);
  }

  /** Tell whether a wait is twice as long as one before that a coarse timer may have lengthened. */
  private boolean isTwice(long first, long second) {
    return generous(Duration.ofMillis(second)).toMillis() >= 2 * first - 20;
  }

  private long millisToNextData() {
    long start = peer.now().toMillis();
    peer.expect(someData(), Duration.ofSeconds(30));
    return peer.now().toMillis() - start;
  }

  @Test
  @Check("tcp.retransmission.karn")
  @Clause(rfc = 9293, section = "3.8.1", id = "MUST-18")
  @Exposes(TcpDefect.FORGETS_BACKED_OFF_RTO)
  void ambiguousRoundTripsAreNotMeasured() {
    SubjectConnection connection = establish();
    connection.send(octets(100));
    peer.expect(someData());
    millisToNextData();
    long backedOff = millisToNextData();
    peer.send(peer.ack());

    connection.send(octets(50));
    peer.expect(someData().seq(peer.subjectIss() + 101));

    peer.expectNothing(Duration.ofMillis(backedOff));
  }

  @Test
  @Check("tcp.retransmission.ack-stops-timer")
  @Clause(rfc = 6298, section = "5")
  @Exposes(TcpDefect.DEAF_TO_ACKS)
  void acknowledgedDataIsNotSentAgain() {
    SubjectConnection connection = establish();
    connection.send(octets(100));
    peer.expect(someData());

    peer.send(peer.ack());

    peer.expectNothing(Duration.ofMinutes(1));
  }

  @Test
  @Check("tcp.retransmission.fast-retransmit")
  @Clause(rfc = 5681, section = "3.2", level = SHOULD)
  @Exposes(TcpDefect.NEVER_FAST_RETRANSMITS)
  void threeDuplicateAcksTriggerRetransmission() {
    Segment lost = loseFirstOfFive();

    duplicateAcks(lost, 3);

    peer.expect(someData().seq(lost.seq()).data(lost.data()), RawPeer.SOON);
  }

  @Test
  @Check("tcp.retransmission.two-duplicates-are-reordering")
  @Clause(rfc = 5681, section = "3.2", level = SHOULD)
  @Exposes(TcpDefect.TAKES_ONE_DUPLICATE_FOR_THREE)
  void twoDuplicateAcksDoNot() {
    Segment lost = loseFirstOfFive();

    duplicateAcks(lost, 2);

    List<Segment> sent = peer.collect(RawPeer.SOON);
    expect(
        "no retransmission after two duplicate ACKs",
        sent.stream().noneMatch(s -> s.seq() == lost.seq()),
        "one");
  }

  private Segment loseFirstOfFive() {
    SubjectConnection connection = establish();
    connection.send(octets(5 * RawPeer.MSS));
    Segment lost = peer.expect(someData());
    for (int i = 1; i < 5; i++) {
      peer.expect(someData());
    }
    return lost;
  }

  private void duplicateAcks(Segment lost, int count) {
    for (int i = 0; i < count; i++) {
      peer.send(peer.ack().ack(lost.seq()));
    }
  }

  @Test
  @Check("tcp.retransmission.whole-flight")
  @Clause(rfc = 9293, section = "3.8.1")
  @Exposes(TcpDefect.NEVER_RETRANSMITS)
  void everythingLostIsRepaired() {
    SubjectConnection connection = establish();
    byte[] data = octets(4 * RawPeer.MSS);
    connection.send(data);
    int start = peer.subjectIss() + 1;
    peer.idle(RawPeer.SOON);

    for (int at = 0; at < data.length; at += RawPeer.MSS) {
      byte[] part = range(data, at, at + RawPeer.MSS);
      peer.await(someData().seq(start + at).data(part), Duration.ofSeconds(10));
      peer.send(peer.ack().ack(start + at + RawPeer.MSS));
    }
  }

  @Test
  @Check("tcp.retransmission.patience")
  @Clause(rfc = 9293, section = "3.8.3", level = SHOULD, id = "SHLD-11")
  @Exposes(TcpDefect.GIVES_UP_EARLY)
  void triesForHundredSecondsAtLeast() {
    SubjectConnection connection = establish();
    connection.send(octets(100));

    idleWhileAlive(connection, Duration.ofSeconds(100));

    expectAlive(connection);
    peer.await(someData(), Duration.ofMinutes(3));
  }

  @Test
  @Check("tcp.retransmission.gives-up")
  @Clause(rfc = 9293, section = "3.8.3", id = "MUST-20")
  @Exposes(TcpDefect.NEVER_GIVES_UP)
  void closesAfterTooManyRetransmissions() {
    open(SubjectSettings.withRetransmissions(3));
    SubjectConnection connection = establish();
    connection.send(octets(100));

    idleWhileAlive(connection, Duration.ofHours(2));

    expectFailure(connection);
  }
}
