package io.faultwire.capture;

import io.faultwire.capture.Retransmission.Reason;
import io.faultwire.tcp.RetransmissionCause;
import io.faultwire.wire.TcpHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds out what each segment of a conversation is, given the others. */
final class SegmentAnalysis {
  private final List<CapturedSegment> segments;
  private final Function<Side, @Nullable TcpHistory> histories;
  private final List<Retransmission> retransmissions = new ArrayList<>();

  SegmentAnalysis(List<CapturedSegment> segments, Function<Side, @Nullable TcpHistory> histories) {
    this.segments = segments;
    this.histories = histories;
  }

  /** How far one end has come. */
  private static final class Progress {
    private long highestEnd;
    private @Nullable CapturedSegment latest;
  }

  /** Marks the segments and returns the retransmissions in order. */
  List<Retransmission> run() {
    Progress client = new Progress();
    Progress server = new Progress();
    for (int i = 0; i < segments.size(); i++) {
      CapturedSegment segment = segments.get(i);
      boolean fromClient = segment.from() == Side.CLIENT;
      Progress own = fromClient ? client : server;
      if (segment.sequenceLength() > 0 && !segment.has(TcpHeader.RST)) {
        if (own.latest != null && segment.relativeSequence() < own.highestEnd) {
          retransmission(i);
        }
        own.highestEnd = Math.max(own.highestEnd, segment.relativeEnd());
      }
      long sentByPeer = (fromClient ? server : client).highestEnd;
      segment.marks().duplicateAcknowledgment =
          sentByPeer > segment.relativeAcknowledgment()
              && isDuplicateAcknowledgment(own.latest, segment);
      own.latest = segment;
    }
    for (Side side : Side.values()) {
      markArrivals(side);
    }
    return List.copyOf(retransmissions);
  }

  /** Applies RFC 5681 section 2, seen from the sender of the acknowledgment. */
  private static boolean isDuplicateAcknowledgment(
      @Nullable CapturedSegment before, CapturedSegment segment) {
    int others = TcpHeader.SYN | TcpHeader.FIN | TcpHeader.RST;
    return before != null
        && segment.has(TcpHeader.ACK)
        && (segment.flags() & others) == 0
        && segment.payloadLength() == 0
        && before.has(TcpHeader.ACK)
        && before.relativeAcknowledgment() == segment.relativeAcknowledgment()
        && before.window() == segment.window();
  }

  private void retransmission(int index) {
    CapturedSegment segment = segments.get(index);
    int before = index - 1;
    while (before >= 0 && !isCopied(segments.get(before), segment)) {
      before--;
    }
    if (before < 0) {
      return;
    }
    CapturedSegment original = segments.get(before);
    segment.marks().retransmission = true;
    TcpHistory history = histories.apply(segment.from());
    RetransmissionCause cause =
        history == null ? null : history.causeOf(segment.sequenceNumber(), segment.sentAt());
    CapturedSegment lostAcknowledgment = lostAcknowledgment(original, before, index);
    Retransmission found;
    if (cause == RetransmissionCause.WINDOW_PROBE) {
      found = new Retransmission(segment, original, Reason.WINDOW_PROBE, null, cause);
    } else if (!original.hasArrived() && original.harm().isPresent()) {
      found = new Retransmission(segment, original, Reason.SEGMENT_LOST, original, cause);
    } else if (lostAcknowledgment != null) {
      found =
          new Retransmission(
              segment, original, Reason.ACKNOWLEDGMENT_LOST, lostAcknowledgment, cause);
    } else {
      found = new Retransmission(segment, original, Reason.SPURIOUS, null, cause);
    }
    retransmissions.add(found);
  }

  /** Tells whether a segment begins with an octet that an earlier one has carried. */
  private static boolean isCopied(CapturedSegment earlier, CapturedSegment segment) {
    return earlier.from() == segment.from()
        && earlier.sequenceLength() > 0
        && earlier.relativeSequence() <= segment.relativeSequence()
        && earlier.relativeEnd() > segment.relativeSequence();
  }

  /**
   * Returns the last acknowledgment of a segment that was lost, if none arrived in time.
   *
   * @param from the index of the segment
   * @param before the index before which an acknowledgment is in time
   */
  private @Nullable CapturedSegment lostAcknowledgment(
      CapturedSegment original, int from, int before) {
    CapturedSegment lost = null;
    for (int i = from; i < before; i++) {
      CapturedSegment answer = segments.get(i);
      boolean acknowledges =
          answer.from() != original.from()
              && answer.has(TcpHeader.ACK)
              && answer.sentAt() >= original.sentAt()
              && answer.relativeAcknowledgment() >= original.relativeEnd();
      if (acknowledges && answer.hasArrived()) {
        return null;
      }
      if (acknowledges && answer.harm().isPresent()) {
        lost = answer;
      }
    }
    return lost;
  }

  private void markArrivals(Side side) {
    List<CapturedSegment> arrived =
        new ArrayList<>(
            segments.stream()
                .filter(s -> s.from() == side && s.hasArrived() && s.sequenceLength() > 0)
                .filter(s -> !s.has(TcpHeader.RST))
                .toList());
    arrived.sort(CapturedSegment::compareArrival);
    Coverage received = new Coverage();
    int latest = 0;
    for (CapturedSegment segment : arrived) {
      if (received.isEmpty() && !segment.has(TcpHeader.SYN) && segment.relativeSequence() == 1) {
        received.add(0, 1);
      }
      segment.marks().outOfOrder = segment.relativeSequence() > received.firstMissing();
      int number = segment.frame().number();
      segment.marks().overtaken = !segment.isRetransmission() && number < latest;
      latest = Math.max(latest, number);
      received.add(segment.relativeSequence(), segment.relativeEnd());
    }
  }
}
