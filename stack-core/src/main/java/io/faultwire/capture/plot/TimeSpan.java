package io.faultwire.capture.plot;

import io.faultwire.capture.CapturedSegment;
import io.faultwire.capture.TcpConversation;

/**
 * From when to when a conversation has segments under way.
 *
 * @param start in nanoseconds
 * @param end in nanoseconds
 */
record TimeSpan(long start, long end) {
  static TimeSpan of(TcpConversation conversation) {
    long start = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;
    for (CapturedSegment segment : conversation.segments()) {
      start = Math.min(start, segment.sentAt());
      end = Math.max(end, Math.max(segment.sentAt(), segment.arrivedAt()));
    }
    return new TimeSpan(start, Math.max(end, start + 1));
  }
}
