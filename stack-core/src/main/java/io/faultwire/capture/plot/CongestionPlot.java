package io.faultwire.capture.plot;

import io.faultwire.capture.Side;
import io.faultwire.capture.TcpConversation;
import io.faultwire.capture.TcpPoint;
import io.faultwire.capture.TcpTimeline;
import io.faultwire.tcp.congestion.CongestionEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The curve of cwnd of one end, with ssthresh, FlightSize and SND.WND, and what moved it. */
public final class CongestionPlot {
  private static final int UNLIMITED = 1 << 30;
  private static final double LABEL_WIDTH = 44;

  private final List<TcpPoint> points;
  private final long end;
  private final PlotFrame frame;

  private CongestionPlot(TcpConversation conversation, Side side, TcpTimeline timeline) {
    TimeSpan span = TimeSpan.of(conversation);
    this.points = timeline.points().stream().filter(point -> point.at() <= span.end()).toList();
    this.end = span.end();
    double highest = 1;
    for (TcpPoint point : points) {
      highest = Math.max(highest, Math.max(point.cwnd(), point.flightSize()));
    }
    String title = conversation.name() + ": congestion window of the " + side;
    this.frame = new PlotFrame(title, "octets", span.start(), span.end(), highest * 1.12);
  }

  /**
   * Returns the curve of one end, as a self-contained SVG document; empty if nothing is known of
   * its variables, as in a capture made elsewhere.
   */
  public static Optional<String> svg(TcpConversation conversation, Side side) {
    TcpTimeline timeline = conversation.timeline(side);
    return timeline.isEmpty()
        ? Optional.empty()
        : Optional.of(new CongestionPlot(conversation, side, timeline).render());
  }

  private String render() {
    frame
        .legend("cwnd", "cwnd")
        .legend("ssthresh", "ssthresh")
        .legend("flight", "FlightSize")
        .legend("window", "SND.WND")
        .legend("event", "loss or ECN echo");
    draw("window", TcpPoint::sndWnd);
    draw("flight", TcpPoint::flightSize);
    drawThreshold();
    draw("cwnd", TcpPoint::cwnd);
    drawEvents();
    return frame.render();
  }

  private void draw(String style, ToLongFunction<TcpPoint> value) {
    Steps steps = new Steps(frame);
    points.forEach(point -> steps.to(point.at(), value.applyAsLong(point)));
    steps.draw(style, end);
  }

  /** It is unlimited until the first loss. */
  private void drawThreshold() {
    Steps steps = new Steps(frame);
    points.stream()
        .filter(point -> point.ssthresh() < UNLIMITED)
        .forEach(point -> steps.to(point.at(), point.ssthresh()));
    steps.draw("ssthresh", end);
  }

  private void drawEvents() {
    double free = 0;
    for (TcpPoint point : points) {
      if (point.isCongestion()) {
        double x = frame.x(point.at());
        frame.out().line("event", x, frame.top(), x, frame.bottom());
        if (x >= free) {
          frame.out().text("harm", "middle", x, frame.top() - 4, words(point));
          free = x + LABEL_WIDTH;
        }
      }
    }
  }

  private static String words(TcpPoint point) {
    return point.congestion() == CongestionEvent.RETRANSMISSION_TIMEOUT
        ? "RTO"
        : point.congestion() == CongestionEvent.ECN_ECHO ? "ECN" : "loss";
  }
}
