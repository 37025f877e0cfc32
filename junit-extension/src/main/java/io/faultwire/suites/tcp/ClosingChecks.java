package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.suites.tcp.peer.SegmentPattern.acknowledging;
import static io.faultwire.suites.tcp.peer.SegmentPattern.bareAck;
import static io.faultwire.suites.tcp.peer.SegmentPattern.fin;
import static io.faultwire.suites.tcp.peer.SegmentPattern.rst;
import static io.faultwire.suites.tcp.peer.SegmentPattern.someData;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How connections end in order (RFC 9293 section 3.6). */
class ClosingChecks extends TcpChecks {

  @Test
  @Check("tcp.closing.active-close")
  @Clause(rfc = 9293, section = "3.6")
  @Exposes({TcpDefect.NEVER_SENDS_FIN, TcpDefect.NEVER_ACKNOWLEDGES_FIN})
  void fourSegmentsCloseActively() {
    SubjectConnection connection = establish();

    connection.close();
    peer.expect(fin().seq(peer.subjectIss() + 1));
    peer.send(peer.ack());
    peer.send(peer.fin());

    peer.expect(bareAck().seq(peer.rcvNxt()).ack(peer.sndNxt()));
    peer.expectNothing(Duration.ofSeconds(10));
  }

  @Test
  @Check("tcp.closing.passive-close")
  @Clause(rfc = 9293, section = "3.6")
  @Exposes({TcpDefect.NEVER_ACKNOWLEDGES_FIN, TcpDefect.NEVER_SENDS_FIN})
  void finIsAcknowledgedAndTold() {
    SubjectConnection connection = establish();

    peer.send(peer.fin());
    peer.expect(bareAck().ack(peer.sndNxt()));
    expectEndOfStream(connection);

    connection.close();
    peer.expect(fin().ack(peer.sndNxt()));
  }

  @Test
  @Check("tcp.closing.simultaneous-close")
  @Clause(rfc = 9293, section = "3.6")
  @Exposes(TcpDefect.NEVER_ACKNOWLEDGES_FIN)
  void bothMayCloseAtOnce() {
    SubjectConnection connection = establish();
    connection.close();
    Segment theirs = peer.expect(fin());

    peer.send(peer.fin().ack(theirs.seq()));
    peer.expect(acknowledging(peer.sndNxt()));
    peer.send(peer.ack());

    peer.expectNothing(Duration.ofSeconds(10));
    peer.send(peer.fin().seq(peer.sndNxt() - 1));
    peer.expect(bareAck().ack(peer.sndNxt()));
  }

  @Test
  @Check("tcp.closing.half-close-receives")
  @Clause(rfc = 9293, section = "3.6")
  @Exposes(TcpDefect.DEAF_AFTER_FIN)
  void dataArrivesAfterOwnFin() {
    SubjectConnection connection = establish();
    connection.shutdownOutput();
    peer.expect(fin());
    peer.send(peer.ack());

    peer.send(peer.data(octets(100)));

    peer.expect(bareAck().ack(peer.sndNxt()), Duration.ofMillis(500));
    expectReceived(connection, octets(100));
  }

  @Test
  @Check("tcp.closing.half-close-sends")
  @Clause(rfc = 9293, section = "3.6")
  @Exposes(TcpDefect.MUTE_AFTER_FIN)
  void dataIsSentAfterPeersFin() {
    SubjectConnection connection = establish();
    peer.send(peer.fin());
    peer.expect(bareAck().ack(peer.sndNxt()));

    connection.send(octets(100));

    peer.expect(someData().data(octets(100)));
  }

  @Test
  @Check("tcp.closing.fin-behind-data")
  @Clause(rfc = 9293, section = "3.10.4")
  @Exposes(TcpDefect.SENDS_FIN_TOO_EARLY)
  void finFollowsAllData() {
    SubjectConnection connection = establish();
    byte[] data = octets(3 * RawPeer.MSS);
    connection.send(data);
    connection.close();

    Segment last = peer.await(fin(), RawPeer.SOON);

    int before = last.end() - 1 - peer.subjectIss() - 1;
    expect(data.length + " octets before the FIN", before == data.length, before);
  }

  @Test
  @Check("tcp.closing.fin-retransmitted")
  @Clause(rfc = 9293, section = "3.8.1")
  @Exposes(TcpDefect.NEVER_RETRANSMITS)
  void lostFinIsSentAgain() {
    SubjectConnection connection = establish();
    connection.close();
    Segment first = peer.expect(fin());

    peer.expect(fin().seq(first.seq()), Duration.ofSeconds(4));
  }

  @Test
  @Check("tcp.closing.fin-with-data")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.LOSES_DATA_WITH_FIN)
  void dataOfTheFinSegmentIsDelivered() {
    SubjectConnection connection = establish();

    peer.send(peer.fin().data(octets(50)));

    peer.expect(bareAck().ack(peer.iss() + 1 + 50 + 1));
    expectReceived(connection, octets(50));
    expectEndOfStream(connection);
  }

  @Test
  @Check("tcp.closing.fin-behind-gap")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.TAKES_FIN_BEHIND_GAP)
  void finWaitsForMissingData() {
    SubjectConnection connection = establish();
    int start = peer.sndNxt();
    peer.send(peer.fin().seq(start + 50));
    peer.expect(bareAck().ack(start));
    expectNoEndOfStream(connection);

    peer.send(peer.data(octets(50)));
    peer.send(peer.fin());

    peer.await(acknowledging(start + 51), RawPeer.SOON);
    expectReceived(connection, octets(50));
    expectEndOfStream(connection);
  }

  @Test
  @Check("tcp.closing.last-ack-ends")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.NEVER_SEES_FIN_ACKNOWLEDGED)
  void ackInLastAckEndsTheConnection() {
    SubjectConnection connection = establish();
    peer.send(peer.fin());
    peer.expect(bareAck());
    connection.close();
    peer.expect(fin());

    peer.send(peer.ack());

    peer.expectNothing(Duration.ofSeconds(10));
    peer.send(peer.ack());
    peer.expect(rst().seq(peer.rcvNxt()));
  }

  @Test
  @Check("tcp.closing.unread-data-resets")
  @Clause(rfc = 9293, section = "3.6.1", level = SHOULD, id = "SHLD-3")
  @Exposes(TcpDefect.NEVER_RESETS)
  void closeWithUnreadDataIsReset() {
    SubjectConnection connection = establish();
    peer.send(peer.data(octets(100)));
    peer.expect(bareAck(), Duration.ofMillis(500));

    connection.close();

    peer.expect(rst());
  }

  @Test
  @Check("tcp.closing.late-data-resets")
  @Clause(rfc = 9293, section = "3.6.1", level = SHOULD, id = "SHLD-3")
  @Exposes(TcpDefect.NEVER_RESETS)
  void dataForNobodyIsReset() {
    SubjectConnection connection = establish();
    connection.close();
    peer.expect(fin());
    peer.send(peer.ack());

    peer.send(peer.data(octets(100)));

    peer.expect(rst());
  }

  @Test
  @Check("tcp.closing.abort")
  @Clause(rfc = 9293, section = "3.10.5")
  @Exposes({TcpDefect.NEVER_RESETS, TcpDefect.RESETS_WITH_WRONG_NUMBERS})
  void abortSendsReset() {
    SubjectConnection connection = establish();
    connection.send(octets(10));
    peer.expect(someData());

    connection.abort();

    peer.expect(rst().seq(peer.rcvNxt()));
    peer.expectNothing(Duration.ofSeconds(10));
  }
}
