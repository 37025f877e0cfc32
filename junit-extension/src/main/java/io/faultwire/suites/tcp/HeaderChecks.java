package io.faultwire.suites.tcp;

import static io.faultwire.suites.tcp.peer.SegmentPattern.bareAck;
import static io.faultwire.suites.tcp.peer.SegmentPattern.fin;
import static io.faultwire.suites.tcp.peer.SegmentPattern.someData;
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

/** Checksums and the fixed part of the header (RFC 9293 section 3.1). */
class HeaderChecks extends TcpChecks {

  @Test
  @Check("tcp.header.checksum-sent")
  @Clause(rfc = 9293, section = "3.1", id = "MUST-2")
  @Exposes(TcpDefect.SENDS_WRONG_CHECKSUMS)
  void checksumsAreRight() {
    SubjectListener listener = subject.listen(SUBJECT_PORT);
    peer.send(peer.syn());
    peer.expect(synAck().that("with a valid checksum", Segment::checksumValid));
    peer.send(peer.ack());
    SubjectConnection connection = accept(listener);

    connection.send(octets(999));
    peer.expect(someData().that("with a valid checksum", Segment::checksumValid));
    connection.shutdownOutput();
    peer.expect(fin().that("with a valid checksum", Segment::checksumValid));
  }

  @Test
  @Check("tcp.header.checksum-checked")
  @Clause(rfc = 9293, section = "3.1", id = "MUST-3")
  @Exposes(TcpDefect.TAKES_WRONG_CHECKSUMS)
  void wrongChecksumIsDropped() {
    SubjectConnection connection = establish();
    int start = peer.sndNxt();

    peer.send(peer.data(octets(10)).checksumValid(false));

    peer.expectNothing(Duration.ofSeconds(1));
    expectReceived(connection, new byte[0]);
    peer.send(peer.data(octets(10)).seq(start));
    peer.expect(bareAck().ack(start + 10), Duration.ofMillis(500));
  }

  @Test
  @Check("tcp.header.checksum-of-rst")
  @Clause(rfc = 9293, section = "3.1", id = "MUST-3")
  @Exposes(TcpDefect.TAKES_WRONG_CHECKSUMS)
  void resetWithWrongChecksumIsDropped() {
    SubjectConnection connection = establish();

    peer.send(peer.rst().checksumValid(false));
    peer.idle(RawPeer.SOON);

    expectAlive(connection);
  }

  @Test
  @Check("tcp.header.reserved-bits")
  @Clause(rfc = 9293, section = "3.1")
  @Exposes(TcpDefect.DROPS_RESERVED_BITS)
  void reservedBitsAreIgnored() {
    SubjectConnection connection = establish();

    peer.send(peer.data(octets(10)).reservedBits(0xF));

    peer.expect(bareAck().ack(peer.sndNxt()), Duration.ofMillis(500));
    expectReceived(connection, octets(10));
  }

  @Test
  @Check("tcp.header.reserved-bits-sent")
  @Clause(rfc = 9293, section = "3.1")
  @Exposes(TcpDefect.SETS_RESERVED_BITS)
  void reservedBitsAreSentAsZero() {
    SubjectConnection connection = establish();

    connection.send(octets(10));

    peer.expect(someData().that("with reserved bits zero", s -> s.reservedBits() == 0));
  }

  @Test
  @Check("tcp.header.ports-of-reply")
  @Clause(rfc = 9293, section = "3.1")
  @Exposes(TcpDefect.ANSWERS_FROM_ANOTHER_PORT)
  void replyComesFromThePortThatWasAsked() {
    subject.listen(SUBJECT_PORT);

    peer.send(peer.syn());

    peer.expect(synAck().that("from port " + SUBJECT_PORT, s -> s.sourcePort() == SUBJECT_PORT));
  }
}
