package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.suites.tcp.peer.SegmentPattern.someData;
import static io.faultwire.suites.tcp.peer.SegmentPattern.syn;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.wire.IcmpHeader;
import org.junit.jupiter.api.Test;

/** ICMP messages about a connection's segments (RFC 9293 section 3.9.2.2). */
class IcmpChecks extends TcpChecks {
  private static final int SOURCE_QUENCH = 4;

  /** Send the subject an ICMP message that quotes a segment of its own. */
  private void icmp(int type, int code, Segment quoted) {
    wire.sendIcmp(type, code, quoted);
    settle();
  }

  private Segment sentSegment(SubjectConnection connection) {
    connection.send(octets(100));
    return peer.expect(someData());
  }

  private void survives(int type, int code) {
    SubjectConnection connection = establish();
    Segment quoted = sentSegment(connection);

    icmp(type, code, quoted);

    expectAlive(connection);
    peer.send(peer.ack());
    connection.send(octets(5));
    peer.await(someData().data(octets(5)), RawPeer.SOON);
  }

  @Test
  @Check("tcp.icmp.net-unreachable")
  @Clause(rfc = 9293, section = "3.9.2.2", level = MUST_NOT, id = "MUST-56")
  @Exposes(TcpDefect.ABORTS_ON_SOFT_ERRORS)
  void networkUnreachableDoesNotAbort() {
    survives(IcmpHeader.DESTINATION_UNREACHABLE, IcmpHeader.CODE_NET_UNREACHABLE);
  }

  @Test
  @Check("tcp.icmp.host-unreachable")
  @Clause(rfc = 9293, section = "3.9.2.2", level = MUST_NOT, id = "MUST-56")
  @Exposes(TcpDefect.ABORTS_ON_SOFT_ERRORS)
  void hostUnreachableDoesNotAbort() {
    survives(IcmpHeader.DESTINATION_UNREACHABLE, IcmpHeader.CODE_HOST_UNREACHABLE);
  }

  @Test
  @Check("tcp.icmp.time-exceeded")
  @Clause(rfc = 9293, section = "3.9.2.2", level = MUST_NOT, id = "MUST-56")
  @Exposes(TcpDefect.ABORTS_ON_SOFT_ERRORS)
  void timeExceededDoesNotAbort() {
    survives(IcmpHeader.TIME_EXCEEDED, IcmpHeader.CODE_TTL_EXCEEDED);
  }

  @Test
  @Check("tcp.icmp.parameter-problem")
  @Clause(rfc = 9293, section = "3.9.2.2", level = MUST_NOT, id = "MUST-56")
  @Exposes(TcpDefect.ABORTS_ON_SOFT_ERRORS)
  void parameterProblemDoesNotAbort() {
    survives(IcmpHeader.PARAMETER_PROBLEM, 0);
  }

  @Test
  @Check("tcp.icmp.source-quench")
  @Clause(rfc = 9293, section = "3.9.2.2", id = "MUST-55")
  @Exposes(TcpDefect.ABORTS_ON_SOFT_ERRORS)
  void sourceQuenchIsIgnored() {
    survives(SOURCE_QUENCH, 0);
  }

  @Test
  @Check("tcp.icmp.port-unreachable")
  @Clause(rfc = 9293, section = "3.9.2.2", level = SHOULD, id = "SHLD-26")
  @Exposes(TcpDefect.IGNORES_HARD_ERRORS)
  void portUnreachableAborts() {
    SubjectConnection connection = establish();
    Segment quoted = sentSegment(connection);

    icmp(IcmpHeader.DESTINATION_UNREACHABLE, IcmpHeader.CODE_PORT_UNREACHABLE, quoted);

    expectFailure(connection);
  }

  @Test
  @Check("tcp.icmp.reported")
  @Clause(rfc = 9293, section = "3.9.2.2", id = "MUST-54")
  @Exposes(TcpDefect.IGNORES_HARD_ERRORS)
  void openLearnsOfAnUnreachablePort() {
    SubjectConnection connection = subject.connect(SUBJECT_PORT, TESTER_PORT);
    Segment quoted = peer.expect(syn());

    icmp(IcmpHeader.DESTINATION_UNREACHABLE, IcmpHeader.CODE_PORT_UNREACHABLE, quoted);

    expectFailure(connection);
  }
}
