package io.faultwire.capture;

import io.faultwire.tcp.TcpState;
import io.faultwire.wire.TcpHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out how a conversation ended. */
final class ClosingAnalysis {
  private final TcpConversation conversation;
  private final List<CapturedSegment> segments;

  private ClosingAnalysis(TcpConversation conversation) {
    this.conversation = conversation;
    this.segments = conversation.segments();
  }

  static Closing of(TcpConversation conversation) {
    return new ClosingAnalysis(conversation).run();
  }

  private Closing run() {
    CapturedSegment reset = first(s -> s.has(TcpHeader.RST) && s.hasArrived());
    CapturedSegment clientFin = finOf(Side.CLIENT);
    CapturedSegment serverFin = finOf(Side.SERVER);
    CapturedSegment clientAcked = acknowledgmentOf(clientFin);
    CapturedSegment serverAcked = acknowledgmentOf(serverFin);
    boolean bothAcked = clientAcked != null && serverAcked != null;
    if (bothAcked && (reset == null || isLater(reset, clientAcked, serverAcked))) {
      return graceful(clientFin, serverFin);
    }
    boolean opened = isOpened();
    if (reset != null) {
      boolean refused = !opened && reset.from() == Side.SERVER;
      CloseKind kind = refused ? CloseKind.REFUSED : CloseKind.RESET;
      return closing(kind, reset.from(), reset, " by the " + reset.from() + " in " + reset);
    }
    Closing halfOpen = halfOpen();
    if (halfOpen != null) {
      return halfOpen;
    }
    if (!opened) {
      String why = ": " + conversation.handshake().describe();
      return closing(CloseKind.NEVER_OPENED, null, null, why);
    }
    CapturedSegment fin = clientAcked != null ? clientFin : serverAcked != null ? serverFin : null;
    if (fin != null) {
      return closing(CloseKind.HALF_CLOSED, fin.from(), fin, ": " + fin + " was acknowledged");
    }
    return closing(CloseKind.OPEN, null, null, unacknowledgedFin(clientFin, serverFin));
  }

  private static String unacknowledgedFin(
      @Nullable CapturedSegment clientFin, @Nullable CapturedSegment serverFin) {
    CapturedSegment fin = clientFin != null ? clientFin : serverFin;
    return fin == null ? ": no FIN arrived" : ": no acknowledgment of " + fin + " arrived";
  }

  private boolean isOpened() {
    boolean sawSyn = first(s -> s.has(TcpHeader.SYN)) != null;
    return !sawSyn || conversation.handshake().isCompleted();
  }

  private Closing graceful(CapturedSegment clientFin, CapturedSegment serverFin) {
    boolean clientFirst = clientFin.sentAt() <= serverFin.sentAt();
    CapturedSegment firstFin = clientFirst ? clientFin : serverFin;
    CapturedSegment secondFin = clientFirst ? serverFin : clientFin;
    return closing(
        CloseKind.GRACEFUL,
        firstFin.from(),
        firstFin,
        ": the "
            + firstFin.from()
            + " closed first in frame "
            + firstFin.frame().number()
            + ", the "
            + secondFin.from()
            + " in frame "
            + secondFin.frame().number()
            + ", both FINs were acknowledged");
  }

  private @Nullable Closing halfOpen() {
    for (Side side : Side.values()) {
      TcpState here = conversation.state(side).orElse(null);
      TcpState there = conversation.state(side.other()).orElse(null);
      boolean wasOpen = conversation.states(side).contains(TcpState.ESTABLISHED);
      if (here == TcpState.CLOSED
          && wasOpen
          && there != null
          && there.isSynchronized()
          && there != TcpState.TIME_WAIT) {
        String states = ": the " + side + " is CLOSED, the " + side.other() + " still ";
        return closing(CloseKind.HALF_OPEN, side, null, states + there.rfcName());
      }
    }
    CapturedSegment lost = first(s -> s.has(TcpHeader.RST) && s.isLost());
    return lost == null
        ? null
        : closing(CloseKind.HALF_OPEN, lost.from(), lost, ": " + lost + " was lost");
  }

  private Closing closing(
      CloseKind kind, @Nullable Side side, @Nullable CapturedSegment segment, String details) {
    return new Closing(kind, side, segment, conversation.name() + " " + kind + details);
  }

  private @Nullable CapturedSegment finOf(Side side) {
    return first(s -> s.from() == side && s.has(TcpHeader.FIN) && s.hasArrived());
  }

  private @Nullable CapturedSegment acknowledgmentOf(@Nullable CapturedSegment fin) {
    if (fin == null) {
      return null;
    }
    return first(
        s ->
            s.from() != fin.from()
                && s.hasArrived()
                && s.has(TcpHeader.ACK)
                && s.relativeAcknowledgment() >= fin.relativeEnd());
  }

  private static boolean isLater(CapturedSegment reset, CapturedSegment a, CapturedSegment b) {
    return reset.sentAt() >= Math.max(a.arrivedAt(), b.arrivedAt());
  }

  private @Nullable CapturedSegment first(java.util.function.Predicate<CapturedSegment> match) {
    return segments.stream().filter(match).findFirst().orElse(null);
  }
}
