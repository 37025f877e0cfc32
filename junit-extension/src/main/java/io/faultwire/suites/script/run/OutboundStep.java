package io.faultwire.suites.script.run;

import io.faultwire.suites.script.language.Demands;
import io.faultwire.suites.script.language.EventTime;
import io.faultwire.suites.script.live.Arrival;
import io.faultwire.suites.script.live.Conversation;
import io.faultwire.suites.script.live.Conversation.Phase;
import io.faultwire.suites.script.live.Mismatch;
import io.faultwire.suites.script.live.Row;
import io.faultwire.suites.script.packet.IcmpPacket;
import io.faultwire.suites.script.packet.Packet;
import io.faultwire.suites.script.packet.ReceivedPacket;
import io.faultwire.suites.script.packet.TcpPacket;
import io.faultwire.suites.script.packet.UdpPacket;
import io.faultwire.suites.tcp.subject.RawWire;
import java.util.ArrayList;
import java.util.List;

/** A packet that the subject is expected to send. */
final class OutboundStep implements Step {
  /** How long after it is due a packet is waited for, to show it as the one that came late. */
  private static final long PATIENCE = 2_000_000_000L;

  /** How long a packet is waited for that may come at any time. */
  private static final long LONG_PATIENCE = 300_000_000_000L;

  private final Packet expected;
  private final Demands demands;

  OutboundStep(Packet expected, Demands demands) {
    this.expected = expected;
    this.demands = demands;
  }

  @Override
  public void run(RunState state, Due due) {
    Conversation conversation =
        state
            .conversations()
            .ofOutbound(expected)
            .orElseThrow(
                () -> new Mismatch("no socket of the script sends this packet", List.of()));
    boolean answers =
        expected instanceof TcpPacket tcp
            && tcp.answersOpening()
            && conversation.phase() == Phase.SYN_RECEIVED;
    if (answers) {
      conversation.numbers().setScriptedLocalIsn(((TcpPacket) expected).seq());
    }
    if (expected instanceof TcpPacket tcp) {
      expectSegment(state, due, conversation, tcp, answers);
    } else {
      Arrival arrival = next(state, due, conversation);
      Packet actual = arrival.packet().packet();
      state.log().came(arrival.time(), actual.text());
      judge(state, due, arrival, new PacketComparison(expected, demands).rows(actual));
    }
  }

  private void expectSegment(
      RunState state, Due due, Conversation conversation, TcpPacket wanted, boolean answers) {
    SegmentAssembly assembly = new SegmentAssembly(wanted.dataLength());
    Arrival arrival;
    do {
      arrival = next(state, due, conversation);
      if (!(arrival.packet().packet() instanceof TcpPacket live)) {
        throw new Mismatch("another packet came than a segment", List.of());
      }
      if (answers && conversation.phase() == Phase.SYN_RECEIVED) {
        conversation.setPhase(Phase.SYN_ACK_SENT);
        conversation.numbers().setLiveLocalIsn(live.seq());
      }
      TcpPacket scripted = ScriptedSegments.of(live, conversation.numbers());
      state.log().came(arrival.time(), scripted.text());
      assembly.add(scripted);
    } while (!assembly.isComplete() && !state.options().strictSegments());
    TcpPacket actual =
        ScriptedSegments.withTimestamp(wanted, assembly.whole(), conversation.numbers());
    PacketComparison comparison = new PacketComparison(expected, demands);
    long tick = state.options().timestampTickNanos();
    comparison.timestampTolerance(tick == 0 ? -1 : state.options().tolerance(due.from()) / tick);
    judge(state, due, arrival, comparison.rows(actual));
  }

  /** Return the next packet of the conversation; others are not looked at. */
  private Arrival next(RunState state, Due due, Conversation conversation) {
    boolean any = due.kind() == EventTime.Kind.ANY;
    long now = state.timeline().now();
    long deadline = any ? now + LONG_PATIENCE : Math.max(now, due.to()) + PATIENCE;
    Arrival arrival = state.timeline().next(deadline);
    while (arrival != null && !belongs(state, arrival.packet(), conversation)) {
      arrival = state.timeline().next(deadline);
    }
    if (arrival == null) {
      throw nothing(state, due, deadline);
    }
    return arrival;
  }

  private boolean belongs(RunState state, ReceivedPacket received, Conversation conversation) {
    RawWire wire = state.bed().wire();
    if (received.source() != wire.subjectAddress()
        || received.destination() != wire.testerAddress()) {
      return false;
    }
    return expected instanceof IcmpPacket
        ? received.packet() instanceof IcmpPacket
        : state.conversations().belongs(received.packet(), conversation);
  }

  private Mismatch nothing(RunState state, Due due, long deadline) {
    List<Row> rows =
        List.of(
            new Row(
                "time",
                state.schedule().expected(due),
                "nothing until " + Schedule.seconds(deadline),
                true),
            new Row("packet", demanded(), "none", true));
    return new Mismatch("the expected packet did not come", rows);
  }

  private String demanded() {
    return expected instanceof TcpPacket tcp
        ? tcp.text(demands.window(), demands.options())
        : expected.text();
  }

  private void judge(RunState state, Due due, Arrival arrival, List<Row> compared) {
    List<Row> rows = new ArrayList<>();
    rows.add(state.schedule().row(due, arrival.time()));
    rows.addAll(compared);
    String problem = arrival.packet().problem();
    if (!problem.isEmpty()) {
      rows.add(new Row("octets", "a sound packet", problem, true));
    }
    List<String> wrong = rows.stream().filter(Row::differs).map(Row::name).toList();
    if (!wrong.isEmpty()) {
      String what = expected instanceof UdpPacket ? "datagram" : "packet";
      throw new Mismatch(
          "the " + what + " is another than expected in " + String.join(", ", wrong), rows);
    }
  }
}
