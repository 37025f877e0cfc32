package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.suites.tcp.peer.SegmentPattern.ack;
import static io.faultwire.suites.tcp.peer.SegmentPattern.syn;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.OptionList;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Window scaling (RFC 7323 section 2). */
class ScalingChecks extends NegotiatedChecks {
  private static final int SHIFT = 7;

  /** A congestion control that leaves slow start early needs some seconds more. */
  private static final int MOST_ROUNDS = 60;

  private SubjectConnection connection;

  private void establishWithScaling(int shift, int window) {
    require(offer(OptionList.windowScale(shift)).windowScale().isPresent(), "window scaling");
    connection = complete(peer.ack().window(window));
  }

  /**
   * Acknowledge all that the subject sends, in many round trips or until enough was in flight, with
   * one window.
   *
   * @return the most octets that were in flight
   */
  private int mostInFlight(int window, int enough) {
    int most = 0;
    for (int round = 0; round < MOST_ROUNDS && most <= enough; round++) {
      connection.send(octets(200 * RawPeer.MSS));
      int acknowledged = peer.rcvNxt();
      List<Segment> flight = collectFlight();
      most = Math.max(most, peer.rcvNxt() - acknowledged);
      for (Segment segment : flight) {
        peer.send(peer.ack().ack(segment.end()).window(window));
      }
    }
    return most;
  }

  @Test
  @Check("tcp.scaling.only-if-offered")
  @Clause(rfc = 7323, section = "2.2", level = MUST_NOT)
  @Exposes(TcpDefect.SCALES_UNASKED)
  void scalingIsNotOfferedToWhoDidNotOfferIt() {
    boolean scaled = offer().windowScale().isPresent();

    expect("a SYN-ACK without a window scale option", !scaled, "one with it");
  }

  @Test
  @Check("tcp.scaling.window-scaled")
  @Clause(rfc = 7323, section = "2.3")
  @Exposes(TcpDefect.READS_WINDOW_UNSCALED)
  void windowIsScaled() {
    establishWithScaling(SHIFT, 1024 >> SHIFT);

    connection.send(octets(RawPeer.MSS));

    int sent = collectFlight().stream().mapToInt(Segment::dataLength).sum();
    expect("at least half of the window of 1024 octets", sent >= 512, sent);
  }

  @Test
  @Check("tcp.scaling.syn-window-unscaled")
  @Clause(rfc = 7323, section = "2.2", level = MUST_NOT)
  @Exposes(TcpDefect.SCALES_WINDOW_OF_SYN)
  void windowOfASynIsNotScaled() {
    connection = subject.connect(SUBJECT_PORT, TESTER_PORT);
    boolean offers = OptionList.of(peer.expect(syn()).options()).windowScale().isPresent();
    if (!offers) {
      require(false, "window scaling");
    }
    byte[] options = OptionList.join(OptionList.mss(RawPeer.MSS), OptionList.windowScale(SHIFT));
    peer.send(peer.synAck().window(500).options(options));
    peer.expect(ack().ack(peer.iss() + 1));

    connection.send(octets(5 * RawPeer.MSS));

    int sent = collectFlight().stream().mapToInt(Segment::dataLength).sum();
    expect("1 to 500 octets at first", sent > 0 && sent <= 500, sent);
  }

  @Test
  @Check("tcp.scaling.shift-limit")
  @Clause(rfc = 7323, section = "2.3")
  @Exposes(TcpDefect.TAKES_ANY_SHIFT)
  void largerShiftCountsAsFourteen() {
    establishWithScaling(15, 1);

    int most = mostInFlight(1, 1 << 14);

    int limit = 1 << 14;
    expect(
        "between " + limit / 2 + " and " + limit + " octets in flight",
        most > limit / 2 && most <= limit,
        most);
  }

  @Test
  @Check("tcp.scaling.beyond-64k")
  @Clause(rfc = 9293, section = "3.1", level = SHOULD, id = "REC-1")
  @Exposes(TcpDefect.CUTS_WINDOW_TO_16_BITS)
  void moreThanSixteenBitsOfWindowAreUsed() {
    establishWithScaling(SHIFT, 65_535);

    int most = mostInFlight(65_535, 65_535);

    expect("more than 65535 octets in flight", most > 65_535, most);
  }
}
