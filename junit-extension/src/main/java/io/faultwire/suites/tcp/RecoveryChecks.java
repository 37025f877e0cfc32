package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.suites.tcp.peer.SegmentPattern.someData;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.NotApplicable;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.OptionList;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How losses are repaired (RFC 3042, RFC 5681, RFC 6582, RFC 8985). */
class RecoveryChecks extends NegotiatedChecks {
  private static final int PLENTY = 200 * RawPeer.MSS;
  private static final int LARGEST_RESTART_WINDOW = 10;
  private static final Duration ROUND_TRIP = Duration.ofMillis(300);

  private SubjectConnection connection;
  private int start;

  private List<Segment> send(int octets) {
    connection = establish();
    start = peer.rcvNxt();
    connection.send(octets(octets));
    return collectFlight();
  }

  @Test
  @Check("tcp.recovery.partial-ack")
  @Clause(rfc = 6582, section = "3.2", level = SHOULD)
  @Exposes(TcpDefect.FORGETS_SECOND_LOSS)
  void partialAckRepairsTheNextLoss() {
    send(6 * RawPeer.MSS);
    for (int i = 0; i < 4; i++) {
      peer.send(peer.ack().ack(start));
    }
    peer.await(someData().seq(start), RawPeer.SOON);

    peer.send(peer.ack().ack(start + 2 * RawPeer.MSS));

    peer.await(someData().seq(start + 2 * RawPeer.MSS), RawPeer.SOON);
  }

  @Test
  @Check("tcp.recovery.limited-transmit")
  @Clause(rfc = 3042, section = "2", level = SHOULD)
  @Exposes(TcpDefect.NEVER_FAST_RETRANSMITS)
  void firstDuplicatesLetNewDataOut() {
    List<Segment> flight = send(PLENTY);
    int next = flight.get(flight.size() - 1).end();

    peer.send(peer.ack().ack(start));
    peer.expect(someData().seq(next));
    peer.expectNothing(A_MOMENT);
    peer.send(peer.ack().ack(start));

    peer.expect(someData().seq(next + RawPeer.MSS));
  }

  @Test
  @Check("tcp.recovery.idle-restart")
  @Clause(rfc = 5681, section = "4.1", level = SHOULD)
  @Exposes(TcpDefect.NO_CONGESTION_CONTROL)
  void idleConnectionStartsSmall() {
    List<Segment> flight = send(30 * RawPeer.MSS);
    while (!flight.isEmpty()) {
      for (Segment segment : flight) {
        peer.send(peer.ack().ack(segment.end()));
      }
      flight = collectFlight();
    }
    peer.idle(Duration.ofSeconds(5));

    connection.send(octets(PLENTY));

    int sent = collectFlight().size();
    expect(
        "1 to " + LARGEST_RESTART_WINDOW + " segments after the pause",
        sent >= 1 && sent <= LARGEST_RESTART_WINDOW,
        sent);
  }

  @Test
  @Check("tcp.recovery.tail-loss-probe")
  @Clause(rfc = 8985, section = "7.2", level = SHOULD)
  @Exposes(TcpDefect.PROBES_TAIL_TOO_EARLY)
  void lostTailIsProbedBeforeTheTimeout() {
    require(offer(OptionList.permitSack()).permitsSack(), "selective acknowledgment");
    peer.idle(ROUND_TRIP);
    connection = complete();
    start = peer.rcvNxt();
    connection.send(octets(4 * RawPeer.MSS));
    peer.collect(ROUND_TRIP.minus(A_MOMENT));
    peer.send(peer.ack().ack(start + 2 * RawPeer.MSS));

    peer.expectNothing(ROUND_TRIP);
    Segment probe = peer.expect(someData(), ROUND_TRIP.multipliedBy(8));

    if (probe.seq() == start + 2 * RawPeer.MSS) {
      throw new NotApplicable("The subject sends no tail loss probe.");
    }
    int segment = (probe.seq() - start) / RawPeer.MSS;
    expect("a probe with the last segment, 3", segment == 3, segment);
  }
}
