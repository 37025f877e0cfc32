package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.wire.TcpHeader.ACK;
import static io.faultwire.wire.TcpHeader.CWR;
import static io.faultwire.wire.TcpHeader.ECE;
import static io.faultwire.wire.TcpHeader.SYN;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.NotApplicable;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How CUBIC's window answers congestion and grows again (RFC 9438), as the segments in flight show
 * it. The peer tells of congestion by ECN, since a window after a loss depends on how it is
 * repaired as well. A subject that halves its window has another controller, which RFC 9293 permits
 * (MAY-18).
 */
class CubicChecks extends NegotiatedChecks {
  /** Long enough for the cubic curve to leave the line of Reno behind within few round trips. */
  private static final Duration LONG = Duration.ofMillis(500);

  private static final Duration SHORT = Duration.ofMillis(20);

  /** Halving, and what rounding adds to it. */
  private static final int PERCENT_OF_RENO = 56;

  private SubjectConnection connection;
  private Duration roundTrip;
  private List<Segment> flight;

  /** Open a connection whose round trips take so long, and let slow start fill a window. */
  private void slowStart(Duration time, int segments) {
    roundTrip = time;
    Segment answer = answerTo(peer.syn().flags(SYN | ECE | CWR));
    require(answer.has(ECE), "ECN");
    peer.idle(roundTrip);
    connection = complete();
    connection.send(octets(segments * RawPeer.MSS));
    flight = collectFlight();
    for (int rounds = 0; flight.size() <= segments * 3 / 4 && rounds < 5; rounds++) {
      round(0);
    }
    expect(segments / 2 + " segments in flight at least", flight.size() >= segments / 2, size());
  }

  private int size() {
    return flight.size();
  }

  /** Let a round trip pass, and acknowledge each segment, the first with these bits as well. */
  private int round(int more) {
    Duration left = roundTrip.minus(generous(A_MOMENT));
    if (!left.isNegative()) {
      peer.idle(left);
    }
    int bits = ACK | more;
    for (Segment segment : flight) {
      connection.send(octets(3 * RawPeer.MSS));
      peer.send(peer.ack().ack(segment.end()).flags(bits));
      bits = ACK;
    }
    connection.send(octets(flight.size() * RawPeer.MSS));
    connection.send(octets(flight.size() * RawPeer.MSS));
    flight = collectFlight();
    return flight.size();
  }

  /** Tell of congestion, and return how many segments are in flight after it. */
  private int congestion() {
    int before = size();
    int after = round(ECE);
    if (after * 100 <= before * PERCENT_OF_RENO) {
      throw new NotApplicable(
          "The subject reduces its window from %d to %d segments: it has no CUBIC, which leaves 70%%."
              .formatted(before, after));
    }
    return after;
  }

  private List<Integer> rounds(int count) {
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sizes.add(round(0));
    }
    return sizes;
  }

  private static int growth(List<Integer> sizes, int from, int to) {
    return sizes.get(to) - sizes.get(from);
  }

  @Test
  @Check("tcp.cubic.decrease")
  @Clause(rfc = 9438, section = "4.6", level = SHOULD)
  @Exposes(TcpDefect.CUBIC_REDUCES_LITTLE)
  void congestionLeavesSeventyPercent() {
    slowStart(LONG, 40);
    int before = size();

    int after = congestion();

    int least = before * 63 / 100;
    int most = before * 77 / 100 + 1;
    expect(
        "%d to %d segments in flight after congestion at %d".formatted(least, most, before),
        after >= least && after <= most,
        after);
  }

  /** Between a reduction at 40 segments and K, 3.1 s later, the curve gets flatter. */
  @Test
  @Check("tcp.cubic.concave")
  @Clause(rfc = 9438, section = "4.4")
  @Exposes(TcpDefect.CUBIC_GROWS_LINEARLY)
  void windowGrowsFastAtFirstAndSlowlyNearTheOldOne() {
    slowStart(LONG, 40);
    int reduced = congestion();
    List<Integer> sizes = rounds(7);

    int early = sizes.get(1) - reduced;
    int late = growth(sizes, 4, 6);
    expect(
        "more growth in the first two round trips than in two at the old window",
        early >= late + 3,
        early + " and " + late + " segments: " + sizes);
  }

  /** Behind K the curve gets steeper. */
  @Test
  @Check("tcp.cubic.convex")
  @Clause(rfc = 9438, section = "4.5")
  @Exposes(TcpDefect.CUBIC_GROWS_LINEARLY)
  void windowGrowsSlowlyAtTheOldOneAndFastBeyond() {
    slowStart(LONG, 40);
    congestion();
    List<Integer> sizes = rounds(13);

    int flat = growth(sizes, 5, 7);
    int steep = growth(sizes, 10, 12);
    expect(
        "more growth beyond the old window than at it",
        steep >= flat + 3,
        flat + " and then " + steep + " segments: " + sizes);
  }

  /** In round trips this short, the curve stays below the window that Reno would have. */
  @Test
  @Check("tcp.cubic.reno-friendly")
  @Clause(rfc = 9438, section = "4.3", level = SHOULD)
  @Exposes(TcpDefect.CUBIC_IS_UNFRIENDLY)
  void windowGrowsNoSlowerThanThatOfReno() {
    slowStart(SHORT, 20);
    int before = size();
    congestion();

    int after = rounds(18).get(17);

    expect("more than the %d segments of before".formatted(before), after > before, after);
  }

  /** After a second reduction below the old window the plateau is lower: 24 instead of 28. */
  @Test
  @Check("tcp.cubic.fast-convergence")
  @Clause(rfc = 9438, section = "4.7", level = SHOULD)
  @Exposes(TcpDefect.CUBIC_NEVER_CONVERGES)
  void shrinkingWindowLeavesRoomForOthers() {
    slowStart(LONG, 40);
    int first = congestion();
    congestion();

    int plateau = rounds(5).get(4);

    int most = first * 92 / 100;
    expect(
        "at most %d segments at the plateau after reductions to %d and less".formatted(most, first),
        plateau <= most,
        plateau);
  }
}
