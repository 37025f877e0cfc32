package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.conformance.Level.SHOULD_NOT;
import static io.faultwire.suites.tcp.peer.SegmentPattern.ack;
import static io.faultwire.suites.tcp.peer.SegmentPattern.someData;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.wire.TcpHeader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Windows that shrink, probes, and full segments (RFC 9293 sections 3.8.6 and 3.9.1.2). */
class WindowRuleChecks extends TcpChecks {
  private static final int FLIGHT = 5 * RawPeer.MSS;
  private static final int LEFT = FLIGHT - RawPeer.MSS;

  private SubjectConnection connection;
  private int start;

  /**
   * Let five segments be in flight, acknowledge the first and take most of the window back. The ACK
   * is a new one, since some take a smaller window from no other.
   */
  private void shrinkTo(int window) {
    connection = establish(peer.syn().window(8 * RawPeer.MSS));
    connection.send(octets(FLIGHT));
    collectFlight();
    start = peer.subjectIss() + 1 + RawPeer.MSS;
    peer.send(peer.ack().ack(start).window(window));
    settle();
  }

  @Test
  @Check("tcp.window.shrunk-nothing-new")
  @Clause(rfc = 9293, section = "3.8.6", level = SHOULD_NOT, id = "SHLD-15")
  @Exposes(TcpDefect.IGNORES_WINDOW)
  void nothingNewIsSentIntoAShrunkWindow() {
    shrinkTo(1500);

    connection.send(octets(2 * RawPeer.MSS));

    boolean sent =
        peer.collect(Duration.ofSeconds(1)).stream().anyMatch(s -> s.end() - start > LEFT);
    expect("nothing beyond what was in flight", !sent, "new data");
  }

  @Test
  @Check("tcp.window.shrunk-repeats-the-rest")
  @Clause(rfc = 9293, section = "3.8.6", level = SHOULD, id = "SHLD-16")
  @Exposes(TcpDefect.NEVER_RETRANSMITS)
  void whatTheWindowCoversIsSentAgain() {
    shrinkTo(1500);

    Segment again = peer.await(someData().seq(start), Duration.ofSeconds(4));

    peer.send(peer.ack().ack(again.end()).window(8 * RawPeer.MSS));
    peer.await(someData().seq(again.end()), Duration.ofSeconds(4));
  }

  @Test
  @Check("tcp.window.shrunk-no-timeout")
  @Clause(rfc = 9293, section = "3.8.6", level = SHOULD_NOT, id = "SHLD-17")
  @Exposes(TcpDefect.GIVES_UP_ON_ZERO_WINDOW)
  void dataBeyondTheWindowDoesNotEndTheConnection() {
    shrinkTo(0);

    for (int i = 0; i < 8; i++) {
      peer.await(
          ack().that("that calls for an ACK", s -> s.dataLength() > 0 || s.seq() - start < LEFT),
          Duration.ofMinutes(4));
      peer.send(peer.ack().ack(start).window(0));
    }

    expectAlive(connection);
  }

  @Test
  @Check("tcp.window.first-probe")
  @Clause(rfc = 9293, section = "3.8.6.1", level = SHOULD, id = "SHLD-29")
  @Exposes(TcpDefect.PROBES_TOO_EARLY)
  void firstProbeWaitsForATimeout() {
    connection = establish(peer.syn().window(0));
    connection.send(octets(100));

    peer.expectNothing(Duration.ofMillis(150));
    peer.expect(ack(), Duration.ofSeconds(4));
  }

  private List<Segment> sendInPieces(int pieces, int size) {
    connection = establish(peer.syn().window(0));
    start = peer.rcvNxt();
    connection.setNoDelay(true);
    for (int i = 0; i < pieces; i++) {
      connection.send(octets(size));
    }
    peer.send(peer.ack().window(20 * RawPeer.MSS));
    return collectFlight().stream().filter(s -> s.dataLength() > 0).toList();
  }

  @Test
  @Check("tcp.window.pushes-collapse")
  @Clause(rfc = 9293, section = "3.9.1.2", level = SHOULD, id = "SHLD-27")
  @Exposes(TcpDefect.SPLITS_SEGMENTS)
  void pushesThatFitOneSegmentBecomeOne() {
    List<Segment> sent = sendInPieces(3, 100);

    boolean one =
        sent.size() == 1 && sent.get(0).dataLength() == 300 && sent.get(0).has(TcpHeader.PSH);
    expect("one segment of 300 octets with PSH", one, sent.size() + " segments");
  }

  @Test
  @Check("tcp.window.full-segments")
  @Clause(rfc = 9293, section = "3.9.1.2", level = SHOULD, id = "SHLD-28")
  @Exposes(TcpDefect.SPLITS_SEGMENTS)
  void segmentsAreAsLargeAsTheyMayBe() {
    List<Segment> sent = sendInPieces(12, 300);

    List<Integer> sizes = sent.stream().map(Segment::dataLength).toList();
    int full = RawPeer.MSS;
    expect(
        "segments of 1000, 1000, 1000 and 600 octets",
        sizes.equals(List.of(full, full, full, 600)),
        sizes);
  }
}
