package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.suites.tcp.peer.SegmentPattern.someData;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How much is sent into the network at once (RFC 9293 section 3.8.2, RFC 5681). */
class CongestionChecks extends TcpChecks {
  private static final int PLENTY = 200 * RawPeer.MSS;
  private static final int LARGEST_INITIAL_WINDOW = 10;

  /**
   * RFC 5681 section 3.1 halves the window; CUBIC, which RFC 9293 permits (MAY-18), leaves 70% of
   * it (RFC 9438 section 4.6).
   */
  private static final int PERCENT_AFTER_LOSS = 70;

  private SubjectConnection connection;

  /** Send plenty and return the first flight. */
  private List<Segment> firstFlight() {
    connection = establish();
    connection.send(octets(PLENTY));
    List<Segment> flight = collectFlight();
    expect("data at once", !flight.isEmpty(), "nothing");
    return flight;
  }

  /** Acknowledge each of the segments and return what is sent in answer. */
  private List<Segment> nextFlight(List<Segment> flight) {
    for (Segment segment : flight) {
      peer.send(peer.ack().ack(segment.end()));
    }
    return collectFlight();
  }

  @Test
  @Check("tcp.congestion.initial-window")
  @Clause(rfc = 9293, section = "3.8.2", id = "MUST-19")
  @Exposes(TcpDefect.NO_CONGESTION_CONTROL)
  void firstFlightIsSmall() {
    int segments = firstFlight().size();

    expect(
        "1 to " + LARGEST_INITIAL_WINDOW + " segments at first",
        segments >= 1 && segments <= LARGEST_INITIAL_WINDOW,
        segments);
  }

  @Test
  @Check("tcp.congestion.slow-start")
  @Clause(rfc = 9293, section = "3.8.2", id = "MUST-19")
  @Exposes(TcpDefect.NO_CONGESTION_CONTROL)
  void slowStartDoublesAtMost() {
    List<Segment> first = firstFlight();
    List<Segment> second = nextFlight(first);

    expect(
        first.size() + 1 + " to " + 2 * first.size() + " segments in the second round trip",
        second.size() > first.size() && second.size() <= 2 * first.size(),
        second.size());
  }

  @Test
  @Check("tcp.congestion.loss-window")
  @Clause(rfc = 5681, section = "3.1", level = MUST_NOT)
  @Exposes(TcpDefect.NO_CONGESTION_CONTROL)
  void timeoutFallsBackToOneSegment() {
    firstFlight();
    Segment again = peer.expect(someData(), Duration.ofSeconds(4));
    peer.expectNothing(RawPeer.SOON);

    peer.send(peer.ack().ack(again.end()));

    int next = collectFlight().size();
    expect("1 or 2 segments after the first acknowledged one", next == 1 || next == 2, next);
  }

  @Test
  @Check("tcp.congestion.halved-by-loss")
  @Clause(rfc = 5681, section = "3.2")
  @Exposes(TcpDefect.NO_CONGESTION_CONTROL)
  void fastRetransmitReducesTheWindow() {
    List<Segment> flight = nextFlight(firstFlight());
    expect("data in the second round trip", !flight.isEmpty(), "nothing");
    int start = flight.get(0).seq();
    for (int i = 1; i < flight.size(); i++) {
      peer.send(peer.ack().ack(start));
    }
    List<Segment> duringRecovery = collectFlight();
    int acknowledged = start + flight.size() * RawPeer.MSS;

    peer.send(peer.ack().ack(acknowledged));
    List<Segment> after = collectFlight();

    int inFlight =
        Stream.of(flight, duringRecovery, after)
            .flatMap(List::stream)
            .mapToInt(segment -> (segment.end() - acknowledged) / RawPeer.MSS)
            .max()
            .orElse(0);
    int most = flight.size() * PERCENT_AFTER_LOSS / 100 + 1;
    expect("at most " + most + " segments in flight after recovery", inFlight <= most, inFlight);
  }

  @Test
  @Check("tcp.congestion.avoidance")
  @Clause(rfc = 9293, section = "3.8.2", id = "MUST-19")
  @Exposes(TcpDefect.NO_CONGESTION_CONTROL)
  void congestionAvoidanceAddsOneSegmentARoundTrip() {
    firstFlight();
    List<Segment> flight = List.of(peer.expect(someData(), Duration.ofSeconds(4)));
    List<Integer> sizes = new ArrayList<>();
    for (int round = 0; round < 8; round++) {
      flight = nextFlight(flight);
      sizes.add(flight.size());
    }

    boolean linear = sizes.get(0) <= 2;
    for (int i = 5; i < sizes.size(); i++) {
      linear &= sizes.get(i) - sizes.get(i - 1) <= 1;
    }
    expect("2 segments at first and, above ssthresh, at most one more a round trip", linear, sizes);
  }
}
