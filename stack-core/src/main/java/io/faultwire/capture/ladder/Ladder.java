package io.faultwire.capture.ladder;

import io.faultwire.capture.Endpoint;
import io.faultwire.capture.TcpConversation;
import io.faultwire.capture.UdpFlow;
import java.util.List;

/** The ladder diagram of a conversation, as text and as SVG. */
public final class Ladder {
  /** The most lines that {@link #text()} has between its head and its end. */
  public static final int DEFAULT_LINES = 60;

  /** The most lines that {@link #svg()} draws. */
  public static final int DRAWN_LINES = 400;

  private final String left;
  private final String right;
  private final List<Rung> rungs;

  private Ladder(Endpoint left, Endpoint right, List<Rung> rungs) {
    this.left = title(left);
    this.right = title(right);
    this.rungs = rungs;
  }

  private static String title(Endpoint end) {
    String address = end.address().toString();
    return end.host().equals(address) ? end.toString() : end + " (" + address + ")";
  }

  /** Draws a TCP conversation, the client on the left. */
  public static Ladder of(TcpConversation conversation) {
    List<Arrow> arrows = TcpArrows.of(conversation);
    List<Rung> rungs = Rungs.of(arrows, TcpArrows.statesOf(conversation));
    return new Ladder(conversation.client(), conversation.server(), rungs);
  }

  /** Draws a UDP flow, the end that sent first on the left. */
  public static Ladder of(UdpFlow flow) {
    return new Ladder(flow.client(), flow.server(), Rungs.of(UdpArrows.of(flow), List.of()));
  }

  /** Returns the diagram as text of at most {@link #DEFAULT_LINES} lines and a head. */
  public String text() {
    return text(DEFAULT_LINES);
  }

  /**
   * Returns the diagram as text.
   *
   * @param lines how many lines it has at the most below its head, at least 3; what is in the
   *     middle is left out
   */
  public String text(int lines) {
    return new LadderText(left, right, rungs).render(lines);
  }

  /** Returns the diagram as a self-contained SVG document that follows the reader's colours. */
  public String svg() {
    return new LadderSvg(left, right, rungs).render(DRAWN_LINES);
  }

  @Override
  public String toString() {
    return text();
  }
}
