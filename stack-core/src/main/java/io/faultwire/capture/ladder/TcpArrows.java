package io.faultwire.capture.ladder;

import io.faultwire.capture.CapturedSegment;
import io.faultwire.capture.Retransmission;
import io.faultwire.capture.Side;
import io.faultwire.capture.StateChange;
import io.faultwire.capture.TcpConversation;
import io.faultwire.tcp.RetransmissionCause;
import io.faultwire.tcp.TcpState;
import io.faultwire.wire.TcpHeader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/** Makes arrows of TCP segments. */
final class TcpArrows {
  private TcpArrows() {}

  static List<Arrow> of(TcpConversation conversation) {
    IdentityHashMap<CapturedSegment, Retransmission> again = new IdentityHashMap<>();
    conversation.retransmissions().forEach(each -> again.put(each.segment(), each));
    List<Arrow> arrows = new ArrayList<>();
    for (CapturedSegment segment : conversation.segments()) {
      List<String> notes = new ArrayList<>();
      Retransmission retransmission = again.get(segment);
      if (retransmission != null) {
        notes.add("sent again" + retransmission.cause().map(TcpArrows::reason).orElse(""));
      }
      if (segment.isOutOfOrder()) {
        notes.add("out of order");
      }
      if (segment.isDuplicateAcknowledgment()) {
        notes.add("duplicate ACK");
      }
      if (segment.isZeroWindow()) {
        notes.add("zero window");
      }
      Mishaps mishaps = Mishaps.of(segment.frames());
      if (segment.arrivals().size() > 1) {
        notes.add("arrived " + segment.arrivals().size() + " times");
      }
      arrows.add(
          new Arrow(
              segment.frame().number(),
              segment.from() == Side.CLIENT,
              segment.sentAt(),
              segment.arrivals(),
              segment.label(),
              title(segment),
              mishaps.harm(),
              mishaps.deeds(),
              notes));
    }
    return arrows;
  }

  private static String reason(RetransmissionCause cause) {
    return switch (cause) {
      case TIMEOUT, SYN_TIMEOUT -> " (timeout)";
      case FAST_RETRANSMIT -> " (fast retransmit)";
      case TAIL_LOSS_PROBE -> " (tail loss probe)";
      case WINDOW_PROBE -> " (window probe)";
    };
  }

  private static String title(CapturedSegment segment) {
    StringBuilder text = new StringBuilder(TcpHeader.describeFlags(segment.flags()));
    text.append(" seq=").append(segment.relativeSequence());
    if (segment.has(TcpHeader.ACK)) {
      text.append(" ack=").append(segment.relativeAcknowledgment());
    }
    if (segment.payloadLength() > 0) {
      text.append(" len=").append(segment.payloadLength());
    }
    return segment.isZeroWindow() ? text.append(" win=0").toString() : text.toString();
  }

  private static String causeOf(TcpState state) {
    return switch (state) {
      case SYN_SENT, SYN_RECEIVED -> "SYN";
      case FIN_WAIT_1, CLOSE_WAIT, LAST_ACK, CLOSING, TIME_WAIT -> "FIN";
      default -> "";
    };
  }

  static List<StateMark> statesOf(TcpConversation conversation) {
    List<StateMark> marks = new ArrayList<>();
    for (Side side : Side.values()) {
      for (StateChange change : conversation.stateChanges(side)) {
        boolean bySending =
            switch (change.to()) {
              case SYN_SENT, FIN_WAIT_1, LAST_ACK -> true;
              default -> false;
            };
        String name = change.to().rfcName();
        String cause = causeOf(change.to());
        marks.add(new StateMark(side == Side.CLIENT, change.at(), name, bySending, cause));
      }
    }
    marks.sort(Comparator.comparingLong(StateMark::at));
    return marks;
  }
}
