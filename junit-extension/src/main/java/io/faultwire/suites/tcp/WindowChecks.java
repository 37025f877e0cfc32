package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.conformance.Level.SHOULD_NOT;
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
import io.faultwire.wire.TcpHeader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Flow control, Nagle and silly windows (RFC 9293 sections 3.7.4 and 3.8.6). */
class WindowChecks extends TcpChecks {

  private SubjectConnection establishWithWindow(int window) {
    return establish(peer.syn().window(window));
  }

  @Test
  @Check("tcp.window.obeyed")
  @Clause(rfc = 9293, section = "3.4")
  @Exposes(TcpDefect.IGNORES_WINDOW)
  void nothingIsSentBeyondTheWindow() {
    SubjectConnection connection = establishWithWindow(2500);
    connection.send(octets(10_000));

    int sent = peer.collect(RawPeer.SOON).stream().mapToInt(Segment::dataLength).sum();

    expect("1 to 2500 octets before the first ACK", sent > 0 && sent <= 2500, sent);
  }

  @Test
  @Check("tcp.window.unsigned")
  @Clause(rfc = 9293, section = "3.1", id = "MUST-1")
  @Exposes(TcpDefect.SIGNED_WINDOW)
  void largeWindowIsUnsigned() {
    SubjectConnection connection = establishWithWindow(40_000);

    connection.send(octets(1000));

    peer.expect(someData().data(octets(1000)));
  }

  @Test
  @Check("tcp.window.shrunk")
  @Clause(rfc = 9293, section = "3.8.6", id = "MUST-34")
  @Exposes(TcpDefect.DIES_OF_SHRUNK_WINDOW)
  void shrinkingWindowIsSurvived() {
    SubjectConnection connection = establishWithWindow(8000);
    connection.send(octets(5000));
    collectFlight();

    int start = peer.subjectIss() + 1;
    peer.send(peer.ack().ack(start + 1000).window(500));
    peer.idle(Duration.ofSeconds(1));
    expectAlive(connection);
    for (int at = 2000; at <= 5000; at += 1000) {
      peer.send(peer.ack().ack(start + at).window(8000));
    }
    settle();

    connection.send(octets(10));
    peer.expect(someData().seq(start + 5000));
  }

  @Test
  @Check("tcp.window.not-taken-back")
  @Clause(rfc = 9293, section = "3.8.6", level = SHOULD_NOT, id = "SHLD-14")
  @Exposes(TcpDefect.SHRINKS_ITS_WINDOW)
  void offeredWindowIsNotTakenBack() {
    SubjectListener listener = subject.listen(SUBJECT_PORT);
    peer.send(peer.syn());
    Segment answer = peer.expect(synAck());
    peer.send(peer.ack());
    accept(listener);
    int edge = answer.ack() + answer.window();

    for (int i = 0; i < 20; i++) {
      peer.send(peer.data(octets(RawPeer.MSS)));
      for (Segment segment : peer.collect(Duration.ofMillis(500))) {
        int next = segment.ack() + segment.window();
        expect("a right window edge not left of the one before", next - edge >= 0, next - edge);
        edge = next;
      }
    }
  }

  @Test
  @Check("tcp.window.sender-silly-window")
  @Clause(rfc = 9293, section = "3.8.6.2.1", id = "MUST-38")
  @Exposes(TcpDefect.SENDS_SILLY_SEGMENTS)
  void smallOpeningIsNotUsedAtOnce() {
    SubjectConnection connection = establishWithWindow(4000);
    connection.send(octets(20_000));
    collectFlight();

    peer.send(peer.ack().window(10));

    peer.expectNothing(RawPeer.SOON);
  }

  @Test
  @Check("tcp.window.nagle")
  @Clause(rfc = 9293, section = "3.7.4", level = SHOULD, id = "SHLD-7")
  @Exposes(TcpDefect.NO_NAGLE)
  void smallDataWaitsForTheAck() {
    SubjectConnection connection = establish();
    connection.send(octets(10));
    peer.expect(someData().data(octets(10)));

    connection.send(octets(3));
    connection.send(octets(4));

    peer.expectNothing(RawPeer.SOON);
    peer.send(peer.ack());
    peer.expect(someData().that("len=7", s -> s.dataLength() == 7));
  }

  @Test
  @Check("tcp.window.nagle-off")
  @Clause(rfc = 9293, section = "3.7.4", id = "MUST-17")
  @Exposes(TcpDefect.NAGLE_ALWAYS)
  void nagleCanBeSwitchedOff() {
    SubjectConnection connection = establish();
    connection.setNoDelay(true);
    connection.send(octets(10));
    peer.expect(someData().data(octets(10)));

    connection.send(octets(3));

    peer.expect(someData().data(octets(3)));
  }

  @Test
  @Check("tcp.window.push-on-last")
  @Clause(rfc = 9293, section = "3.9.1.2", id = "MUST-61")
  @Clause(rfc = 9293, section = "3.9.1.2", level = MUST_NOT, id = "MUST-60")
  @Exposes(TcpDefect.NEVER_PUSHES)
  void lastSegmentOfTheBufferIsPushed() {
    SubjectConnection connection = establish();

    connection.send(octets(RawPeer.MSS + 200));

    peer.expect(someData());
    peer.send(peer.ack());
    peer.expect(someData().that("with PSH", s -> s.has(TcpHeader.PSH)));
  }
}
