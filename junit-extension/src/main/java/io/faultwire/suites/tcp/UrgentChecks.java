package io.faultwire.suites.tcp;

import static io.faultwire.suites.tcp.peer.SegmentPattern.someData;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.wire.TcpHeader;
import org.junit.jupiter.api.Test;

/** Urgent data (RFC 9293 section 3.8.5). */
class UrgentChecks extends TcpChecks {

  private Segment urgent(byte[] data, int pointer) {
    Segment segment = peer.data(data);
    return segment.flags(segment.flags() | TcpHeader.URG).urgentPointer(pointer);
  }

  private void expectTold(SubjectConnection connection) {
    expect("that the user is told of urgent data", connection.hasUrgentData(), "nothing told");
  }

  @Test
  @Check("tcp.urgent.pointer-behind-data")
  @Clause(rfc = 9293, section = "3.8.5", id = "MUST-62")
  @Clause(rfc = 9293, section = "3.8.5", id = "MUST-30")
  @Exposes({TcpDefect.SHIFTS_URGENT_POINTER, TcpDefect.NEVER_URGENT})
  void pointerIsBehindTheUrgentData() {
    SubjectConnection connection = establish();

    connection.sendUrgent(octets(5));

    peer.expect(
        someData()
            .that("with URG", s -> s.has(TcpHeader.URG))
            .that("urg=5", s -> s.urgentPointer() == 5));
  }

  @Test
  @Check("tcp.urgent.any-length")
  @Clause(rfc = 9293, section = "3.8.5", id = "MUST-31")
  @Exposes(TcpDefect.NEVER_URGENT)
  void urgentDataMaySpanSegments() {
    SubjectConnection connection = establish();
    int start = peer.rcvNxt();

    connection.sendUrgent(octets(3 * RawPeer.MSS));

    int end =
        collectFlight().stream()
            .filter(s -> s.has(TcpHeader.URG))
            .mapToInt(s -> s.seq() + s.urgentPointer() - start)
            .max()
            .orElse(0);
    expect("an urgent pointer behind 3000 octets", end == 3 * RawPeer.MSS, end);
  }

  @Test
  @Check("tcp.urgent.user-is-told")
  @Clause(rfc = 9293, section = "3.8.5", id = "MUST-32")
  @Exposes(TcpDefect.DEAF_TO_URGENT)
  void userIsToldOfUrgentData() {
    SubjectConnection connection = establish();
    boolean before = connection.hasUrgentData();

    peer.send(urgent(octets(5), 5));
    settle();

    expect("no word of urgent data before it came", !before, "one");
    expectTold(connection);
  }

  @Test
  @Check("tcp.urgent.told-in-advance")
  @Clause(rfc = 9293, section = "3.8.5", id = "MUST-32")
  @Exposes(TcpDefect.DEAF_TO_URGENT)
  void userIsToldBeforeTheDataArrives() {
    SubjectConnection connection = establish();

    peer.send(urgent(octets(5), 100));
    settle();

    expectTold(connection);
  }

  @Test
  @Check("tcp.urgent.amount-left")
  @Clause(rfc = 9293, section = "3.8.5", id = "MUST-33")
  @Exposes(TcpDefect.DEAF_TO_URGENT)
  void userLearnsHowMuchIsLeft() {
    SubjectConnection connection = establish();
    peer.send(urgent(octets(10), 10));
    settle();
    int before = connection.urgentOctetsLeft();
    connection.receive(4);
    int after = connection.urgentOctetsLeft();

    expect(
        "10 urgent octets, 6 after 4 were read", before == 10 && after == 6, before + ", " + after);
  }

  @Test
  @Check("tcp.urgent.at-zero-window")
  @Clause(rfc = 9293, section = "3.4", id = "MUST-66")
  @Exposes(TcpDefect.DEAF_TO_URGENT)
  void urgentPointerIsTakenAtZeroWindow() {
    SubjectConnection connection = establish();
    fillWindow();
    expect("no word of urgent data yet", !connection.hasUrgentData(), "one");

    peer.send(urgent(new byte[0], 1));
    settle();

    expectTold(connection);
  }
}
