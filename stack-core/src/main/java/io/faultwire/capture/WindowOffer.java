package io.faultwire.capture;

import io.faultwire.wire.TcpHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A window as it became known to the end that may fill it (RFC 9293 section 3.10.7.4, SND.WND).
 *
 * @param segment the segment that offered it
 * @param at when that arrived, in nanoseconds
 * @param window how many octets from the acknowledgment on may be sent, scaled
 */
public record WindowOffer(CapturedSegment segment, long at, long window) {
  private static final int LARGEST_SCALE = 14;

  /** Returns the sequence number of the first octet that may not be sent, relative to the SYN. */
  public long edge() {
    return segment.relativeAcknowledgment() + window;
  }

  /**
   * Returns what one end was offered, in the order of arrival; a segment that is older than one
   * before it offers nothing. Empty if the SYNs, which tell the scale, were not captured.
   */
  static Optional<List<WindowOffer>> to(Side sender, TcpConversation conversation) {
    Optional<CapturedSegment> ours = syn(conversation, sender);
    Optional<CapturedSegment> theirs = syn(conversation, sender.other());
    if (ours.isEmpty() || theirs.isEmpty()) {
      return Optional.empty();
    }
    int scale = scaleOf(theirs.get());
    int shift = scale < 0 || scaleOf(ours.get()) < 0 ? 0 : Math.min(scale, LARGEST_SCALE);
    List<WindowOffer> offers = new ArrayList<>();
    CapturedSegment last = null;
    for (CapturedSegment segment :
        conversation.segmentsFrom(sender.other()).stream()
            .filter(each -> each.hasArrived() && each.has(TcpHeader.ACK))
            .filter(each -> !each.has(TcpHeader.RST))
            .sorted(CapturedSegment::compareArrival)
            .toList()) {
      if (!isOlder(segment, last)) {
        long window = (long) segment.window() << (segment.has(TcpHeader.SYN) ? 0 : shift);
        offers.add(new WindowOffer(segment, segment.arrivedAt(), window));
        last = segment;
      }
    }
    return Optional.of(offers);
  }

  /** The rule of SND.WL1 and SND.WL2. */
  private static boolean isOlder(CapturedSegment segment, @Nullable CapturedSegment last) {
    if (last == null) {
      return false;
    }
    return segment.relativeSequence() < last.relativeSequence()
        || (segment.relativeSequence() == last.relativeSequence()
            && segment.relativeAcknowledgment() < last.relativeAcknowledgment());
  }

  private static Optional<CapturedSegment> syn(TcpConversation conversation, Side side) {
    return conversation.segmentsFrom(side).stream().filter(s -> s.has(TcpHeader.SYN)).findFirst();
  }

  /** Returns the shift of RFC 7323 section 2.2, or -1 if the SYN offers no scaling. */
  private static int scaleOf(CapturedSegment syn) {
    return syn.header().windowScale(-1);
  }

  /** Returns the segments with new data that passes the window, probes of a closed one excepted. */
  static List<CapturedSegment> segmentsBeyond(
      List<WindowOffer> offers, Side sender, TcpConversation conversation) {
    List<CapturedSegment> beyond = new ArrayList<>();
    long highest = 0;
    int next = 0;
    WindowOffer known = null;
    for (CapturedSegment segment : conversation.segmentsFrom(sender)) {
      while (next < offers.size() && offers.get(next).at() <= segment.sentAt()) {
        known = offers.get(next++);
      }
      long end = segment.relativeSequence() + segment.payloadLength();
      boolean isNew = segment.payloadLength() > 0 && !segment.has(TcpHeader.SYN) && end > highest;
      if (isNew && known != null && end > known.edge()) {
        boolean probes = known.window() == 0 && end == known.edge() + 1;
        if (!probes) {
          beyond.add(segment);
        }
      }
      highest = Math.max(highest, end);
    }
    return beyond;
  }

  @Override
  public String toString() {
    return "window " + window + " up to " + edge() + " in " + segment;
  }
}
