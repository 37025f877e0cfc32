package io.faultwire.suites.tcp;

import static io.faultwire.suites.tcp.peer.SegmentPattern.ack;
import static io.faultwire.suites.tcp.peer.SegmentPattern.someData;
import static io.faultwire.suites.tcp.peer.SegmentPattern.syn;
import static io.faultwire.suites.tcp.peer.SegmentPattern.synAck;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.suites.tcp.subject.SubjectListener;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The retransmission timer (RFC 6298). */
class TimerChecks extends TcpChecks {
  private static final Duration ROUND_TRIP = Duration.ofMillis(600);

  /**
   * A round trip from which a timeout of about a second follows, three times as much, which passes
   * 60 s when it has been doubled six times: the shortest way there.
   */
  private static final Duration A_SECOND_OF_TIMEOUT = Duration.ofMillis(330);

  private static final Duration SIXTY_SECONDS = Duration.ofSeconds(60);

  private SubjectConnection connection;

  /** Open a connection whose first answer takes {@link #ROUND_TRIP}. */
  private void establishSlowly() {
    establish(ROUND_TRIP);
  }

  private void establish(Duration roundTrip) {
    SubjectListener listener = subject.listen(SUBJECT_PORT);
    peer.send(peer.syn());
    peer.expect(synAck());
    peer.idle(roundTrip);
    peer.send(peer.ack());
    connection = accept(listener);
  }

  private void exchangeSlowly() {
    connection.send(octets(10));
    peer.expect(someData());
    peer.idle(ROUND_TRIP);
    peer.send(peer.ack());
    settle();
  }

  @Test
  @Check("tcp.timer.follows-round-trip")
  @Clause(rfc = 6298, section = "2")
  @Exposes(TcpDefect.NEVER_MEASURES)
  void timeoutFollowsTheRoundTrip() {
    establishSlowly();
    exchangeSlowly();
    connection.send(octets(10));
    Segment first = peer.expect(someData());

    peer.expectNothing(ROUND_TRIP.multipliedBy(3).dividedBy(2));
    peer.expect(someData().seq(first.seq()), Duration.ofMillis(2500));
  }

  @Test
  @Check("tcp.timer.restarted-by-ack")
  @Clause(rfc = 6298, section = "5")
  @Exposes(TcpDefect.NEVER_RESTARTS_TIMER)
  void newAckRestartsTheTimer() {
    establishSlowly();
    exchangeSlowly();
    connection.send(octets(2 * RawPeer.MSS));
    Segment first = peer.expect(someData());
    Segment second = peer.expect(someData());
    peer.expectNothing(ROUND_TRIP);
    peer.send(peer.ack().ack(first.end()));

    peer.expectNothing(ROUND_TRIP.plusMillis(300));
    peer.expect(someData().seq(second.seq()), Duration.ofSeconds(4));
  }

  @Test
  @Check("tcp.timer.earliest-first")
  @Clause(rfc = 6298, section = "5")
  @Exposes(TcpDefect.FORGETS_FIRST_LOSS)
  void timeoutSendsTheEarliestSegment() {
    connection = establish();
    connection.send(octets(4 * RawPeer.MSS));
    int start = peer.rcvNxt();
    collectFlight();

    peer.expect(someData().seq(start), Duration.ofSeconds(4));
  }

  @Test
  @Check("tcp.timer.sixty-seconds")
  @Clause(rfc = 6298, section = "2")
  @Exposes(TcpDefect.CAPS_TIMEOUT_EARLY)
  void timeoutMayGrowToSixtySeconds() {
    establish(A_SECOND_OF_TIMEOUT);
    connection.send(octets(10));
    peer.expect(someData());

    Duration gap = Duration.ZERO;
    for (int i = 0; i < 12 && gap.compareTo(SIXTY_SECONDS) < 0; i++) {
      Duration before = peer.now();
      peer.await(someData(), Duration.ofMinutes(3));
      gap = peer.now().minus(before);
    }

    expect("a timeout of 60 s or more in the end", gap.compareTo(SIXTY_SECONDS) >= 0, gap);
  }

  @Test
  @Check("tcp.timer.three-seconds-after-lost-syn")
  @Clause(rfc = 6298, section = "5")
  @Exposes(TcpDefect.HASTY_AFTER_LOST_SYN)
  void lostSynMakesTheTimerPatient() {
    connection = subject.connect(SUBJECT_PORT, TESTER_PORT);
    peer.expect(syn());
    peer.expect(syn(), Duration.ofMillis(2900));
    peer.send(peer.synAck());
    peer.expect(ack().ack(peer.iss() + 1));

    connection.send(octets(10));
    Segment first = peer.expect(someData());

    peer.expectNothing(Duration.ofMillis(2500));
    peer.expect(someData().seq(first.seq()), Duration.ofSeconds(2));
  }
}
