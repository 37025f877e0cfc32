package io.faultwire.capture.plot;

import io.faultwire.capture.CapturedSegment;
import io.faultwire.capture.Side;
import io.faultwire.capture.TcpConversation;
import io.faultwire.capture.WindowOffer;
import io.faultwire.capture.svg.SvgText;
import io.faultwire.wire.TcpHeader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The time-sequence graph of what one end sent, in the manner of tcptrace: a stroke for each
 * segment from its first octet to its last, and the lines of what is acknowledged and of what may
 * be sent.
 */
public final class TimeSequencePlot {
  private static final double CROSS = 3.5;
  private static final double LEAST_HEIGHT = 1;
  private static final double LEAST_HEIGHT_AGAIN = 6;

  private final TcpConversation conversation;
  private final Side side;
  private final PlotFrame frame;
  private final long end;
  private final Set<String> drawn = new HashSet<>();

  private TimeSequencePlot(TcpConversation conversation, Side side) {
    this.conversation = conversation;
    this.side = side;
    TimeSpan span = TimeSpan.of(conversation);
    this.end = span.end();
    long highest = 1;
    for (CapturedSegment segment : conversation.segmentsFrom(side)) {
      highest = Math.max(highest, segment.relativeEnd());
    }
    String title = conversation.name() + ": sequence numbers of the " + side;
    this.frame = new PlotFrame(title, "octets", span.start(), span.end(), highest * 1.08);
  }

  /** Returns the graph of what one end sent, as a self-contained SVG document. */
  public static String svg(TcpConversation conversation, Side side) {
    return new TimeSequencePlot(conversation, side).render();
  }

  private String render() {
    frame
        .legend("data", "data")
        .legend("again", "sent again")
        .legend("lost", "lost")
        .legend("ack", "acknowledged")
        .legend("sack", "SACK")
        .legend("edge", "window");
    drawWindow();
    List<CapturedSegment> segments = conversation.segmentsFrom(side);
    drawSacks();
    Strokes data = new Strokes(frame, "data");
    segments.stream()
        .filter(each -> !isSpecial(each) && each.sequenceLength() > 0)
        .forEach(each -> data.add(each.sentAt(), each.relativeSequence(), each.relativeEnd()));
    data.draw();
    segments.stream().filter(CapturedSegment::isRetransmission).forEach(this::drawAgain);
    segments.stream().filter(CapturedSegment::isLost).forEach(this::drawLost);
    segments.forEach(this::drawControls);
    return frame.render();
  }

  private static boolean isSpecial(CapturedSegment segment) {
    return segment.isRetransmission() || segment.isLost();
  }

  private void drawAgain(CapturedSegment segment) {
    if (!segment.isLost()) {
      stroke("again", segment, LEAST_HEIGHT_AGAIN);
    }
  }

  private void drawLost(CapturedSegment segment) {
    if (segment.sequenceLength() == 0) {
      return;
    }
    stroke("lost", segment, LEAST_HEIGHT);
    double x = frame.x(segment.sentAt());
    double y = (frame.y(segment.relativeSequence()) + frame.y(segment.relativeEnd())) / 2;
    line("lost", x - CROSS, y - CROSS, x + CROSS, y + CROSS);
    line("lost", x - CROSS, y + CROSS, x + CROSS, y - CROSS);
  }

  private void stroke(String style, CapturedSegment segment, double leastHeight) {
    if (segment.sequenceLength() > 0) {
      double x = frame.x(segment.sentAt());
      double low = frame.y(segment.relativeSequence());
      double high = frame.y(segment.relativeEnd());
      line(style, x, Math.max(low, high + leastHeight), x, high);
    }
  }

  /** What looks the same as something that is there already is not drawn again. */
  private void line(String style, double x1, double y1, double x2, double y2) {
    String key =
        style
            + SvgText.number(x1)
            + ' '
            + SvgText.number(y1)
            + ' '
            + SvgText.number(x2)
            + ' '
            + SvgText.number(y2);
    if (drawn.add(key)) {
      frame.out().line(style, x1, y1, x2, y2);
    }
  }

  private void drawControls(CapturedSegment segment) {
    int controls = segment.flags() & (TcpHeader.SYN | TcpHeader.FIN | TcpHeader.RST);
    if (controls != 0 && drawn.add(TcpHeader.describeFlags(controls) + segment.relativeEnd())) {
      double y = frame.y(segment.relativeEnd()) - 5;
      String words = TcpHeader.describeFlags(controls);
      double x = frame.x(segment.sentAt());
      String anchor = x > frame.x(end) - 40 ? "end" : "start";
      frame.out().text("soft small", anchor, x + 2, y, words);
    }
  }

  private void drawWindow() {
    Steps acknowledged = new Steps(frame);
    Steps edge = new Steps(frame);
    for (WindowOffer offer : conversation.windowOffers(side).orElse(List.of())) {
      acknowledged.to(offer.at(), offer.segment().relativeAcknowledgment());
      edge.to(offer.at(), offer.edge());
    }
    acknowledged.draw("ack", end);
    edge.draw("edge", end);
  }

  /** Draws the first block of each, which holds what arrived last (RFC 2018 section 4). */
  private void drawSacks() {
    List<CapturedSegment> own = conversation.segmentsFrom(side);
    if (own.isEmpty()) {
      return;
    }
    int initial = own.get(0).sequenceNumber() - (int) own.get(0).relativeSequence();
    Strokes sacks = new Strokes(frame, "sack");
    for (CapturedSegment answer : conversation.segmentsFrom(side.other())) {
      int[] edges = answer.hasArrived() ? answer.header().sackEdges() : new int[0];
      if (edges.length > 0) {
        long acknowledged = answer.relativeAcknowledgment();
        long left = relative(edges[0], initial, acknowledged);
        long right = relative(edges[1], initial, acknowledged);
        sacks.add(answer.arrivedAt(), left, right);
      }
    }
    sacks.draw();
  }

  /** Counts a sequence number from the SYN, as the one that is nearest to an acknowledgment. */
  private static long relative(int number, int initial, long near) {
    return near + (number - initial - (int) near);
  }
}
