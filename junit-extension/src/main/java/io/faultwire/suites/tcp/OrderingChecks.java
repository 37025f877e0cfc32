package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.MAY;
import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.suites.tcp.peer.SegmentPattern.acknowledging;
import static io.faultwire.suites.tcp.peer.SegmentPattern.bareAck;
import static io.faultwire.suites.tcp.peer.SegmentPattern.someData;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.suites.tcp.subject.SubjectSettings;
import io.faultwire.time.RandomStream;
import io.faultwire.wire.TcpHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In which order octets reach the user (RFC 9293 sections 3.4 and 3.10.7.4). */
class OrderingChecks extends TcpChecks {

  @Test
  @Check("tcp.ordering.in-order")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.CORRUPTS_DATA)
  void dataInOrderIsDelivered() {
    SubjectConnection connection = establish();
    byte[] data = octets(2000);

    peer.send(peer.data(range(data, 0, 700)));
    peer.send(peer.data(range(data, 700, 1400)));
    peer.send(peer.data(range(data, 1400, 2000)));

    peer.await(acknowledging(peer.sndNxt()), Duration.ofMillis(500));
    expectReceived(connection, data);
  }

  @Test
  @Check("tcp.ordering.out-of-order-queued")
  @Clause(rfc = 9293, section = "3.10.7.4", level = SHOULD, id = "SHLD-31")
  @Exposes(TcpDefect.DROPS_OUT_OF_ORDER)
  void dataBehindAGapIsKept() {
    SubjectConnection connection = establish();
    int start = peer.sndNxt();

    peer.send(peer.data(range(octets(30), 20, 30)).seq(start + 20));
    peer.send(peer.data(range(octets(30), 10, 20)).seq(start + 10));
    peer.send(peer.data(range(octets(30), 0, 10)));

    peer.await(acknowledging(start + 30), Duration.ofMillis(500));
    expectReceived(connection, octets(30));
  }

  @Test
  @Check("tcp.ordering.gap-acknowledged-at-once")
  @Clause(rfc = 5681, section = "4.2", level = SHOULD)
  @Clause(rfc = 9293, section = "3.10.7.4", level = MAY, id = "MAY-13")
  @Exposes({TcpDefect.DROPS_OUT_OF_ORDER, TcpDefect.DELAYS_ACKS_TOO_LONG})
  void dataBehindAGapIsAnsweredAtOnce() {
    establish();

    peer.send(peer.data(octets(10)).seq(peer.sndNxt() + 100));

    peer.expect(bareAck().ack(peer.sndNxt()), A_MOMENT);
  }

  @Test
  @Check("tcp.ordering.filled-gap-acknowledged-at-once")
  @Clause(rfc = 5681, section = "4.2", level = SHOULD)
  @Exposes(TcpDefect.DELAYS_ACKS_TOO_LONG)
  void filledGapIsAnsweredAtOnce() {
    establish();
    int start = peer.sndNxt();
    peer.send(peer.data(octets(10)).seq(start + 10));
    peer.expect(bareAck().ack(start));

    peer.send(peer.data(octets(10)));

    peer.expect(bareAck().ack(start + 20), A_MOMENT);
  }

  @Test
  @Check("tcp.ordering.duplicate-acknowledged")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.IGNORES_DUPLICATES)
  void repeatedDataIsAcknowledgedButDeliveredOnce() {
    SubjectConnection connection = establish();
    int start = peer.sndNxt();
    peer.send(peer.data(octets(100)));
    peer.expect(bareAck().ack(start + 100), Duration.ofMillis(500));

    peer.send(peer.data(octets(100)).seq(start));

    peer.expect(bareAck().ack(start + 100));
    expectReceived(connection, octets(100));
  }

  @Test
  @Check("tcp.ordering.old-front-trimmed")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.DROPS_PARTLY_OLD)
  void newPartOfAnOldSegmentIsDelivered() {
    SubjectConnection connection = establish();
    int start = peer.sndNxt();
    peer.send(peer.data(range(octets(100), 0, 60)));
    peer.expect(bareAck(), Duration.ofMillis(500));

    peer.send(peer.data(octets(100)).seq(start));

    peer.expect(bareAck().ack(start + 100), Duration.ofMillis(500));
    expectReceived(connection, octets(100));
  }

  @Test
  @Check("tcp.ordering.overlap-delivered-once")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.CORRUPTS_DATA)
  void overlappingSegmentsAreDeliveredOnce() {
    SubjectConnection connection = establish();
    int start = peer.sndNxt();
    byte[] data = octets(40);
    peer.send(peer.data(range(data, 10, 20)).seq(start + 10));
    peer.send(peer.data(range(data, 25, 40)).seq(start + 25));
    peer.send(peer.data(range(data, 15, 30)).seq(start + 15));

    peer.send(peer.data(range(data, 0, 15)));
    peer.idle(Duration.ofMillis(500));
    peer.send(peer.data(range(data, 12, 40)).seq(start + 12));

    peer.await(acknowledging(start + 40), Duration.ofMillis(500));
    expectReceived(connection, data);
  }

  @Test
  @Check("tcp.ordering.beyond-window")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.TAKES_DATA_BEYOND_WINDOW)
  void dataBeyondTheWindowIsRefused() {
    SubjectConnection connection = establish();

    peer.send(peer.data(octets(100)).seq(peer.sndNxt() + 10_000_000));

    peer.expect(bareAck().ack(peer.sndNxt()), Duration.ofMillis(500));
    expectReceived(connection, new byte[0]);
  }

  @Test
  @Check("tcp.ordering.wrap-received")
  @Clause(rfc = 9293, section = "3.4")
  @Exposes(TcpDefect.COMPARES_NUMBERS_WITHOUT_WRAP)
  void receivedNumbersMayWrap() {
    peer.restart(-1_500);
    SubjectConnection connection = establish();
    byte[] data = octets(4000);

    for (int at = 0; at < data.length; at += 1000) {
      peer.send(peer.data(range(data, at, at + 1000)));
    }

    peer.await(acknowledging(2_501), Duration.ofMillis(500));
    expectReceived(connection, data);
  }

  @Test
  @Check("tcp.ordering.wrap-sent")
  @Clause(rfc = 9293, section = "3.4")
  @Exposes(TcpDefect.STOPS_SENDING_AT_WRAP)
  void sentNumbersMayWrap() {
    open(SubjectSettings.withIss(-1_500));
    SubjectConnection connection = establish();

    connection.send(octets(3000));

    for (int at = 0; at < 3000; at += RawPeer.MSS) {
      byte[] part = range(octets(3000), at, at + RawPeer.MSS);
      peer.expect(someData().seq(-1_499 + at).data(part));
    }
  }

  @Test
  @Check("tcp.ordering.future-ack")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.IGNORES_FUTURE_ACKS)
  void ackOfTheFutureIsAnswered() {
    SubjectConnection connection = establish();

    peer.send(peer.data(octets(10)).ack(peer.rcvNxt() + 1000));

    peer.expect(bareAck().seq(peer.rcvNxt()).ack(peer.iss() + 1));
    expectReceived(connection, new byte[0]);
  }

  @Test
  @Check("tcp.ordering.ancient-ack")
  @Clause(rfc = 9293, section = "3.10.7.4", level = MAY, id = "MAY-12")
  @Exposes(TcpDefect.TAKES_ANY_ACK)
  void ackOfTheDistantPastIsRefused() {
    SubjectConnection connection = establish();

    peer.send(peer.data(octets(10)).ack(peer.rcvNxt() - 200_000));

    peer.expect(bareAck().ack(peer.iss() + 1));
    expectReceived(connection, new byte[0]);
  }

  @Test
  @Check("tcp.ordering.no-ack-no-data")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.TAKES_ANY_ACK)
  void dataWithoutAckIsDropped() {
    SubjectConnection connection = establish();
    int start = peer.sndNxt();

    peer.send(peer.data(octets(10)).flags(TcpHeader.PSH));
    peer.idle(Duration.ofSeconds(1));

    expectReceived(connection, new byte[0]);
    peer.send(peer.data(octets(10)).seq(start));
    peer.expect(bareAck().ack(start + 10), Duration.ofMillis(500));
  }

  @Test
  @Check("tcp.ordering.shuffled")
  @Clause(rfc = 9293, section = "3.10.7.4", level = SHOULD, id = "SHLD-31")
  @Exposes({TcpDefect.DROPS_OUT_OF_ORDER, TcpDefect.CORRUPTS_DATA})
  void shuffledOverlappingSegmentsAreDeliveredInOrder() {
    SubjectConnection connection = establish();
    byte[] data = octets(20_000);
    int start = peer.sndNxt();
    RandomStream random = random("tcp.ordering.shuffled");
    List<Integer> starts = new ArrayList<>();
    for (int at = 0; at < data.length; at += 400) {
      starts.add(random.nextInt(starts.size() + 1), at);
    }

    for (int at : starts) {
      int end = Math.min(data.length, at + 400 + random.nextInt(600));
      peer.send(peer.data(range(data, at, end)).seq(start + at));
    }

    peer.await(acknowledging(start + data.length), Duration.ofSeconds(1));
    expectReceived(connection, data);
  }
}
