package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.suites.tcp.peer.SegmentPattern.acknowledging;
import static io.faultwire.suites.tcp.peer.SegmentPattern.bareAck;
import static io.faultwire.suites.tcp.peer.SegmentPattern.someData;
import static io.faultwire.wire.TcpHeader.ACK;
import static io.faultwire.wire.TcpHeader.CWR;
import static io.faultwire.wire.TcpHeader.ECE;
import static io.faultwire.wire.TcpHeader.PSH;
import static io.faultwire.wire.TcpHeader.SYN;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.IpFields;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.peer.SegmentPattern;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Explicit congestion notification (RFC 3168 section 6.1). */
class EcnChecks extends NegotiatedChecks {
  private static final int PLENTY = 60 * RawPeer.MSS;

  private SubjectConnection connection;
  private Segment answer;

  private void establishWithEcn() {
    answer = answerTo(peer.syn().flags(SYN | ECE | CWR));
    require(answer.has(ECE), "ECN");
    connection = complete();
  }

  private static SegmentPattern notEct(SegmentPattern pattern) {
    return pattern.that("without ECT", s -> s.ip().ecn() == 0);
  }

  @Test
  @Check("tcp.ecn.negotiated")
  @Clause(rfc = 9293, section = "3.8.2", level = SHOULD, id = "SHLD-8")
  @Exposes(TcpDefect.ANSWERS_ECN_WITH_CWR)
  void synAckAgreesWithEceAlone() {
    establishWithEcn();

    expect("a SYN-ACK with ECE and without CWR", !answer.has(CWR), "one with CWR");
  }

  @Test
  @Check("tcp.ecn.only-if-offered")
  @Clause(rfc = 3168, section = "6.1.1", level = MUST_NOT)
  @Exposes(TcpDefect.ECN_UNASKED)
  void nothingIsSaidOfEcnUnlessOffered() {
    answer = answerTo(peer.syn());
    connection = complete();
    connection.send(octets(10));

    expect("a SYN-ACK without ECE", !answer.has(ECE), "one with it");
    peer.expect(notEct(someData()));
  }

  @Test
  @Check("tcp.ecn.data-is-ect")
  @Clause(rfc = 3168, section = "6.1.2", level = SHOULD)
  @Exposes(TcpDefect.NEVER_ECT)
  void newDataIsEct() {
    establishWithEcn();

    connection.send(octets(10));

    peer.expect(
        someData().that("with ECT", s -> s.ip().ecn() == 1 || s.ip().ecn() == IpFields.ECT_0));
  }

  @Test
  @Check("tcp.ecn.syn-ack-not-ect")
  @Clause(rfc = 3168, section = "6.1.1", level = MUST_NOT)
  @Exposes(TcpDefect.ALWAYS_ECT)
  void synAckIsNotEct() {
    establishWithEcn();

    expect("a SYN-ACK without ECT", answer.ip().ecn() == 0, "the code point " + answer.ip().ecn());
  }

  @Test
  @Check("tcp.ecn.pure-ack-not-ect")
  @Clause(rfc = 3168, section = "6.1.4", level = MUST_NOT)
  @Exposes(TcpDefect.ALWAYS_ECT)
  void ackWithoutDataIsNotEct() {
    establishWithEcn();

    peer.send(peer.data(octets(10)));

    peer.expect(notEct(bareAck()), Duration.ofMillis(500));
  }

  @Test
  @Check("tcp.ecn.retransmission-not-ect")
  @Clause(rfc = 3168, section = "6.1.5", level = MUST_NOT)
  @Exposes(TcpDefect.ALWAYS_ECT)
  void retransmissionIsNotEct() {
    establishWithEcn();
    connection.send(octets(10));
    Segment first = peer.expect(someData());

    peer.expect(notEct(someData().seq(first.seq())), Duration.ofSeconds(4));
  }

  @Test
  @Check("tcp.ecn.echoed-until-cwr")
  @Clause(rfc = 3168, section = "6.1.3")
  @Exposes({
    TcpDefect.NEVER_ECHOES_CONGESTION,
    TcpDefect.ECHOES_CONGESTION_ONCE,
    TcpDefect.ECHOES_CONGESTION_FOR_EVER
  })
  void congestionIsEchoedUntilCwrComes() {
    establishWithEcn();
    IpFields ect = IpFields.PLAIN.ecn(IpFields.ECT_0);

    expectEcho(peer.data(octets(10)).ip(ect.ecn(IpFields.CONGESTION_EXPERIENCED)), true);
    expectEcho(peer.data(octets(10)).ip(ect), true);
    expectEcho(peer.data(octets(10)).ip(ect).flags(ACK | PSH | CWR), false);
  }

  private void expectEcho(Segment data, boolean echo) {
    Segment ready = data.seq(peer.sndNxt());
    peer.send(ready);
    peer.expect(
        acknowledging(ready.end()).that(echo ? "with ECE" : "without ECE", s -> s.has(ECE) == echo),
        Duration.ofMillis(500));
  }

  @Test
  @Check("tcp.ecn.slows-down")
  @Clause(rfc = 3168, section = "6.1.2")
  @Exposes(TcpDefect.IGNORES_ECHOED_CONGESTION)
  void echoedCongestionHalvesTheWindow() {
    establishWithEcn();
    connection.send(octets(PLENTY));
    List<Segment> flight = acknowledge(collectFlight(), ACK);
    int before = flight.size();

    List<Segment> after = acknowledge(flight, ACK | ECE);

    expect("fewer than " + before + " segments in answer", after.size() < before, after.size());
    boolean told = after.stream().limit(1).anyMatch(s -> s.has(CWR));
    expect("CWR on the first new segment", told, after.isEmpty() ? "no segment" : "none");
  }

  private List<Segment> acknowledge(List<Segment> flight, int flags) {
    for (Segment segment : flight) {
      peer.send(peer.ack().ack(segment.end()).flags(flags));
    }
    return collectFlight();
  }
}
