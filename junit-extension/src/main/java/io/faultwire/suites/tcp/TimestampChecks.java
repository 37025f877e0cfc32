package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.suites.tcp.peer.SegmentPattern.bareAck;
import static io.faultwire.suites.tcp.peer.SegmentPattern.fin;
import static io.faultwire.suites.tcp.peer.SegmentPattern.someData;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.OptionList;
import io.faultwire.suites.tcp.peer.OptionList.Timestamps;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Timestamps and the protection against wrapped sequence numbers, PAWS (RFC 7323). */
class TimestampChecks extends NegotiatedChecks {
  private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

  private SubjectConnection connection;

  private void establishWithTimestamps() {
    require(offer(peer.stamp()).timestamps() != null, "timestamps");
    peer.stampSegments();
    connection = complete();
  }

  private static boolean isStamped(Segment segment) {
    return OptionList.of(segment.options()).timestamps() != null;
  }

  private Timestamps stampOf(Segment segment) {
    Timestamps stamps = OptionList.of(segment.options()).timestamps();
    if (stamps == null) {
      throw wire.exchange().failure("Expected a timestamps option, but got none on " + segment);
    }
    return stamps;
  }

  private void expectEcho(Segment segment, int value) {
    int echo = stampOf(segment).echo();
    expect("an echo of the timestamp " + value, echo == value, echo);
  }

  @Test
  @Check("tcp.timestamps.only-if-offered")
  @Clause(rfc = 7323, section = "3.2", level = MUST_NOT)
  @Exposes(TcpDefect.STAMPS_UNASKED)
  void segmentsAreNotStampedUnlessOffered() {
    Segment answer = answerTo(peer.syn());
    connection = complete();
    connection.send(octets(10));
    Segment data = peer.expect(someData());

    expect(
        "segments without timestamps",
        !isStamped(answer) && !isStamped(data),
        "a timestamps option");
  }

  @Test
  @Check("tcp.timestamps.on-every-segment")
  @Clause(rfc = 7323, section = "3.2")
  @Exposes(TcpDefect.STAMPS_SYN_ONLY)
  void everySegmentIsStamped() {
    establishWithTimestamps();

    connection.send(octets(10));
    peer.expect(someData().that("with timestamps", TimestampChecks::isStamped));
    peer.send(peer.data(octets(10)));
    peer.expect(bareAck().that("with timestamps", TimestampChecks::isStamped), HALF_A_SECOND);
    connection.shutdownOutput();
    peer.expect(fin().that("with timestamps", TimestampChecks::isStamped));
  }

  @Test
  @Check("tcp.timestamps.echoed")
  @Clause(rfc = 7323, section = "3.2")
  @Exposes(TcpDefect.ECHOES_WRONG_STAMP)
  void timestampOfTheSegmentIsEchoed() {
    establishWithTimestamps();
    peer.setStamp(peer.stampValue() + 5000);
    int value = peer.stampValue();

    peer.send(peer.data(octets(10)));

    expectEcho(peer.expect(bareAck().ack(peer.sndNxt()), HALF_A_SECOND), value);
  }

  @Test
  @Check("tcp.timestamps.earliest-echoed")
  @Clause(rfc = 7323, section = "4.3", level = SHOULD)
  @Exposes(TcpDefect.ECHOES_LATEST_STAMP)
  void earliestUnacknowledgedSegmentIsEchoed() {
    establishWithTimestamps();
    int value = peer.stampValue();
    Segment first = peer.data(octets(RawPeer.MSS));
    peer.setStamp(value + 500);
    Segment second = peer.data(octets(RawPeer.MSS)).seq(first.end());

    peer.send(first, second);

    expectEcho(peer.expect(bareAck(), HALF_A_SECOND), value);
  }

  @Test
  @Check("tcp.timestamps.gap-not-echoed")
  @Clause(rfc = 7323, section = "4.3", level = SHOULD)
  @Exposes(TcpDefect.ECHOES_LATEST_STAMP)
  void segmentBehindAGapIsNotEchoed() {
    establishWithTimestamps();
    int value = peer.stampValue();
    peer.send(peer.data(octets(10)));
    peer.expect(bareAck().ack(peer.sndNxt()), HALF_A_SECOND);

    peer.setStamp(value + 5000);
    peer.send(peer.data(octets(10)).seq(peer.sndNxt() + 100));

    expectEcho(peer.expect(bareAck().ack(peer.sndNxt()), HALF_A_SECOND), value);
  }

  @Test
  @Check("tcp.timestamps.old-data-dropped")
  @Clause(rfc = 7323, section = "5.3")
  @Exposes(TcpDefect.TAKES_OLD_STAMPS)
  void dataWithAnOldTimestampIsDropped() {
    establishWithTimestamps();
    int start = peer.sndNxt();
    peer.setStamp(peer.stampValue() - 1000);

    peer.send(peer.data(octets(10)));

    peer.expect(bareAck().ack(start), HALF_A_SECOND);
    expectReceived(connection, new byte[0]);
  }

  @Test
  @Check("tcp.timestamps.old-reset-obeyed")
  @Clause(rfc = 7323, section = "5.2", level = MUST_NOT)
  @Exposes(TcpDefect.IGNORES_RESETS)
  void resetIsNotSubjectToTheTest() {
    establishWithTimestamps();

    peer.send(peer.rst().options(new byte[0]));
    settle();

    expectFailure(connection);
  }

  @Test
  @Check("tcp.timestamps.missing-dropped")
  @Clause(rfc = 7323, section = "3.2", level = SHOULD)
  @Exposes(TcpDefect.TAKES_UNSTAMPED)
  void dataWithoutTimestampIsDropped() {
    establishWithTimestamps();

    peer.send(peer.data(octets(10)).options(new byte[0]));

    peer.idle(HALF_A_SECOND);
    expectReceived(connection, new byte[0]);
  }

  @Test
  @Check("tcp.timestamps.clock-moves")
  @Clause(rfc = 7323, section = "5.4")
  @Exposes(TcpDefect.FREEZES_STAMPS)
  void timestampClockTicksOnceASecondAtLeast() {
    establishWithTimestamps();
    connection.send(octets(10));
    int first = stampOf(peer.expect(someData())).value();
    peer.send(peer.ack());
    peer.idle(Duration.ofMillis(1100));

    connection.send(octets(10));

    int ticks = stampOf(peer.expect(someData())).value() - first;
    expect("a timestamp that is later by 1 or more", ticks >= 1, ticks);
  }

  @Test
  @Check("tcp.timestamps.room-in-segments")
  @Clause(rfc = 9293, section = "3.7.1", id = "MUST-16")
  @Exposes(TcpDefect.FORGETS_ROOM_FOR_OPTIONS)
  void optionsCountAgainstTheSegmentSize() {
    establishWithTimestamps();

    connection.send(octets(4 * RawPeer.MSS));

    int largest =
        collectFlight().stream().mapToInt(s -> s.options().length + s.dataLength()).max().orElse(0);
    expect(
        "options and data of 1 to " + RawPeer.MSS + " octets together",
        largest > 0 && largest <= RawPeer.MSS,
        largest);
  }
}
