package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.MAY;
import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.suites.tcp.peer.SegmentPattern.fin;
import static io.faultwire.suites.tcp.peer.SegmentPattern.someData;
import static io.faultwire.suites.tcp.peer.SegmentPattern.syn;
import static io.faultwire.suites.tcp.peer.SegmentPattern.synAck;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.IpFields;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.peer.SegmentPattern;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.wire.Ipv4Address;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Addresses, the Diffserv field and the time to live (RFC 9293 sections 3.9.1 and 3.9.2). */
class IpChecks extends TcpChecks {
  private static final int BROADCAST = -1;
  private static final int MULTICAST = Ipv4Address.parse("224.0.0.1").value();
  private static final int EXPEDITED = 46;
  private static final int ASSURED = 10;
  private static final int HOPS = 37;

  private SegmentPattern fromSubject(SegmentPattern pattern) {
    int address = wire.raw().subjectAddress();
    return pattern.that("from " + new Ipv4Address(address), s -> s.ip().source() == address);
  }

  @Test
  @Check("tcp.ip.source-is-chosen")
  @Clause(rfc = 9293, section = "3.9.1.1", id = "MUST-44")
  @Exposes(TcpDefect.USES_ANOTHER_ADDRESS)
  void activeOpenHasTheAddressOfTheRoute() {
    subject.connect(SUBJECT_PORT, TESTER_PORT);

    peer.expect(fromSubject(syn()));
  }

  @Test
  @Check("tcp.ip.source-stays")
  @Clause(rfc = 9293, section = "3.9.1.1", id = "MUST-45")
  @Exposes(TcpDefect.CHANGES_ADDRESS)
  void everySegmentHasTheSameSource() {
    subject.listen(SUBJECT_PORT);
    peer.send(peer.syn());
    peer.expect(fromSubject(synAck()));
    peer.send(peer.ack(), peer.data(octets(10)).flags(peer.fin().flags()));

    for (Segment segment : peer.collect(Duration.ofMillis(500))) {
      boolean same = segment.ip().source() == wire.raw().subjectAddress();
      expect("the same source address", same, new Ipv4Address(segment.ip().source()));
    }
  }

  @Test
  @Check("tcp.ip.local-address")
  @Clause(rfc = 9293, section = "3.9.1.1", id = "MUST-43")
  @Exposes(TcpDefect.USES_ANOTHER_ADDRESS)
  void openCanNameTheLocalAddress() {
    subject.connect(
        wire.raw().subjectAddress(), SUBJECT_PORT, wire.raw().testerAddress(), TESTER_PORT);
    peer.expect(fromSubject(syn()));
    RawPeer other = new RawPeer(wire, TESTER_PORT + 1, SUBJECT_PORT + 1, TESTER_ISS);

    subject.listen(wire.raw().subjectAddress(), SUBJECT_PORT + 1);
    other.send(other.syn());

    other.expect(fromSubject(synAck()));
  }

  @Test
  @Check("tcp.ip.open-to-broadcast")
  @Clause(rfc = 9293, section = "3.9.1.1", level = MUST_NOT, id = "MUST-46")
  @Exposes(TcpDefect.OPENS_TO_ANYBODY)
  void openToBroadcastIsRefused() {
    openIsRefused(BROADCAST);
  }

  @Test
  @Check("tcp.ip.open-to-multicast")
  @Clause(rfc = 9293, section = "3.9.1.1", level = MUST_NOT, id = "MUST-46")
  @Exposes(TcpDefect.OPENS_TO_ANYBODY)
  void openToMulticastIsRefused() {
    openIsRefused(MULTICAST);
  }

  private void openIsRefused(int address) {
    boolean refused;
    try {
      SubjectConnection opened = subject.connect(0, SUBJECT_PORT, address, TESTER_PORT);
      peer.expectNothing(RawPeer.SOON);
      refused = opened.failure().isPresent();
    } catch (IllegalArgumentException e) {
      refused = true;
    }
    String name = new Ipv4Address(address).toString();
    expect("that an open to " + name + " is refused", refused, "a connection that is opening");
    peer.expectNothing(RawPeer.SOON);
  }

  @Test
  @Check("tcp.ip.syn-to-broadcast")
  @Clause(rfc = 9293, section = "3.9.2.3", id = "MUST-57")
  @Exposes(TcpDefect.TAKES_ANY_DESTINATION)
  void synToBroadcastIsDiscarded() {
    synIsDiscarded(IpFields.PLAIN.destination(BROADCAST));
  }

  @Test
  @Check("tcp.ip.syn-to-multicast")
  @Clause(rfc = 9293, section = "3.9.2.3", id = "MUST-57")
  @Exposes(TcpDefect.TAKES_ANY_DESTINATION)
  void synToMulticastIsDiscarded() {
    synIsDiscarded(IpFields.PLAIN.destination(MULTICAST));
  }

  @Test
  @Check("tcp.ip.syn-from-broadcast")
  @Clause(rfc = 9293, section = "3.9.2.3", id = "MUST-63")
  @Exposes(TcpDefect.TAKES_ANY_SOURCE)
  void synFromBroadcastIsDiscarded() {
    synIsDiscarded(IpFields.PLAIN.source(BROADCAST));
  }

  @Test
  @Check("tcp.ip.syn-from-multicast")
  @Clause(rfc = 9293, section = "3.9.2.3", id = "MUST-63")
  @Exposes(TcpDefect.TAKES_ANY_SOURCE)
  void synFromMulticastIsDiscarded() {
    synIsDiscarded(IpFields.PLAIN.source(MULTICAST));
  }

  private void synIsDiscarded(IpFields ip) {
    subject.listen(SUBJECT_PORT);
    peer.send(peer.syn().ip(ip));
    peer.expectNothing(Duration.ofMillis(500));

    peer.restart(TESTER_ISS * 2);
    peer.send(peer.syn());
    peer.expect(synAck().ack(peer.iss() + 1));
  }

  @Test
  @Check("tcp.ip.unknown-option")
  @Clause(rfc = 9293, section = "3.9.2", id = "MUST-50")
  @Exposes(TcpDefect.DROPS_IP_OPTIONS)
  void unknownIpOptionIsIgnored() {
    byte[] experiment = {(byte) 0x9E, 4, 0, 0};
    subject.listen(SUBJECT_PORT);

    peer.send(peer.syn().ip(IpFields.PLAIN.options(experiment)));

    peer.expect(synAck().ack(peer.iss() + 1));
  }

  @Test
  @Check("tcp.ip.time-to-live")
  @Clause(rfc = 9293, section = "3.9.2", id = "MUST-49")
  @Exposes(TcpDefect.HAS_ONE_TIME_TO_LIVE)
  void timeToLiveCanBeSet() {
    SubjectConnection connection = establish();
    connection.setTimeToLive(HOPS);

    connection.send(octets(10));

    peer.expect(someData().that("with TTL " + HOPS, s -> s.ip().timeToLive() == HOPS));
  }

  private static SegmentPattern marked(SegmentPattern pattern, int codePoint) {
    return pattern.that("with DSCP " + codePoint, s -> s.ip().diffserv() == codePoint);
  }

  @Test
  @Check("tcp.ip.diffserv")
  @Clause(rfc = 9293, section = "3.9.1.9", id = "MUST-48")
  @Clause(rfc = 9293, section = "3.9.1.9", level = SHOULD, id = "SHLD-22")
  @Exposes(TcpDefect.CLEARS_DIFFSERV)
  void diffservReachesTheWire() {
    SubjectConnection connection = establish();
    connection.setDiffserv(EXPEDITED);

    connection.send(octets(10));
    peer.expect(marked(someData(), EXPEDITED));
    connection.shutdownOutput();
    peer.send(peer.ack());
    peer.expect(marked(fin(), EXPEDITED));
  }

  @Test
  @Check("tcp.ip.diffserv-changes")
  @Clause(rfc = 9293, section = "3.9.1.9", level = SHOULD, id = "SHLD-21")
  @Exposes(TcpDefect.CLEARS_DIFFSERV)
  void diffservCanBeChanged() {
    SubjectConnection connection = establish();
    connection.setDiffserv(EXPEDITED);
    connection.send(octets(10));
    peer.expect(marked(someData(), EXPEDITED));
    peer.send(peer.ack());

    connection.setDiffserv(ASSURED);
    connection.send(octets(10));

    peer.expect(marked(someData(), ASSURED));
  }

  @Test
  @Check("tcp.ip.diffserv-received")
  @Clause(rfc = 9293, section = "3.9.1.9", level = MAY, id = "MAY-9")
  @Exposes(TcpDefect.LOSES_RECEIVED_DIFFSERV)
  void userSeesTheDiffservThatArrived() {
    SubjectConnection connection = establish();

    peer.send(peer.data(octets(10)).ip(IpFields.PLAIN.typeOfService(EXPEDITED << 2)));
    settle();

    int seen = connection.receivedDiffserv();
    expect("DSCP " + EXPEDITED, seen == EXPEDITED, seen);
  }
}
