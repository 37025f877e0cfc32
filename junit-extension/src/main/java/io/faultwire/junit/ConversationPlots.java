package io.faultwire.junit;

import io.faultwire.capture.Nanos;
import io.faultwire.capture.Retransmission;
import io.faultwire.capture.Side;
import io.faultwire.capture.TcpConversation;
import io.faultwire.capture.TcpPoint;
import io.faultwire.capture.TcpVariable;
import io.faultwire.capture.plot.CongestionPlot;
import io.faultwire.capture.plot.TimeSequencePlot;
import io.faultwire.conformance.EvidencePlot;
import io.faultwire.tcp.congestion.CongestionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Plot what one end of a TCP conversation did, with the same in words. */
final class ConversationPlots {
  private static final int MOST_LINES = 40;

  private ConversationPlots() {}

  static List<EvidencePlot> of(TcpConversation conversation, Side side) {
    List<EvidencePlot> plots = new ArrayList<>();
    String end = conversation.endpoint(side) + " (the " + side + ")";
    plots.add(
        new EvidencePlot(
            "What " + end + " sent over time",
            sequence(conversation, side),
            TimeSequencePlot.svg(conversation, side)));
    CongestionPlot.svg(conversation, side)
        .map(svg -> new EvidencePlot("The windows of " + end, windows(conversation, side), svg))
        .ifPresent(plots::add);
    return plots;
  }

  private static String sequence(TcpConversation conversation, Side side) {
    List<Retransmission> again =
        conversation.retransmissions().stream().filter(r -> r.segment().from() == side).toList();
    String head =
        conversation.segmentsFrom(side).size() + " segments, " + again.size() + " of them again";
    return lines(head, again.stream().map(Retransmission::toString));
  }

  private static String windows(TcpConversation conversation, Side side) {
    List<TcpPoint> points = conversation.timeline(side).points();
    String head = "congestion window: what moved it, growth and duplicate ACKs left out";
    return lines(
        head,
        points.stream()
            .filter(ConversationPlots::isNotable)
            .map(
                point ->
                    Nanos.format(point.at())
                        + "  "
                        + point.congestion()
                        + ": cwnd "
                        + point.cwnd()
                        + ", ssthresh "
                        + TcpVariable.SSTHRESH.format(point.ssthresh())
                        + ", FlightSize "
                        + point.flightSize()));
  }

  private static boolean isNotable(TcpPoint point) {
    return point.congestion() != null
        && point.congestion() != CongestionEvent.SLOW_START
        && point.congestion() != CongestionEvent.CONGESTION_AVOIDANCE
        && point.congestion() != CongestionEvent.DUPLICATE_ACK;
  }

  private static String lines(String head, Stream<String> lines) {
    List<String> all = lines.toList();
    List<String> shown = new ArrayList<>(all.subList(0, Math.min(all.size(), MOST_LINES)));
    shown.add(0, head);
    if (all.size() > MOST_LINES) {
      shown.add("and " + (all.size() - MOST_LINES) + " more");
    }
    return String.join("\n", shown);
  }
}
