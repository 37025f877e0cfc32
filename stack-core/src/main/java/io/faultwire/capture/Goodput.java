package io.faultwire.capture;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How much one end of a conversation got through to the other in a span of time.
 *
 * @param conversation the conversation
 * @param from which end
 * @param octets the octets whose acknowledgment reached their sender in that time, each once
 * @param nanos how long the span is
 */
public record Goodput(TcpConversation conversation, Side from, long octets, long nanos) {
  private static final double BITS = 8e9;

  /** Returns the goodput in bits per second (RFC 2647 section 3.17); 0 in an empty span. */
  public double bitsPerSecond() {
    return nanos <= 0 ? 0 : octets * BITS / nanos;
  }

  /** Measures a conversation from one time to another, in nanoseconds. */
  static Goodput between(TcpConversation conversation, Side from, long start, long end) {
    long before = acknowledgedBy(conversation, from, start);
    long octets = acknowledgedBy(conversation, from, end) - before;
    return new Goodput(conversation, from, octets, end - start);
  }

  private static long acknowledgedBy(TcpConversation conversation, Side from, long time) {
    return conversation.segmentsFrom(from.other()).stream()
        .filter(segment -> segment.hasArrived() && segment.arrivedAt() <= time)
        .mapToLong(CapturedSegment::relativeAcknowledgment)
        .max()
        .orElse(0);
  }

  /**
   * Measures flows that compete, over the time in which all of them have data to send: from the
   * first data of the last to begin until the last data of the first to end.
   *
   * @param from which end of each sends
   * @return one for each conversation, in order; of an empty span if they never compete
   */
  public static List<Goodput> ofCompeting(Collection<TcpConversation> flows, Side from) {
    long start = Long.MIN_VALUE;
    long end = Long.MAX_VALUE;
    for (TcpConversation flow : flows) {
      List<CapturedSegment> data =
          flow.segmentsFrom(from).stream().filter(each -> each.payloadLength() > 0).toList();
      start = Math.max(start, data.isEmpty() ? Long.MAX_VALUE : data.get(0).sentAt());
      end = Math.min(end, data.isEmpty() ? Long.MIN_VALUE : data.get(data.size() - 1).sentAt());
    }
    long from0 = start;
    long to = Math.max(start, end);
    return flows.stream().map(flow -> between(flow, from, from0, to)).toList();
  }

  /**
   * Returns Jain's fairness index of what flows got (RFC 5166 section 2.6): 1 if all got the same,
   * 1/n if one got all; empty if none got anything.
   */
  public static OptionalDouble jainIndex(Collection<Goodput> flows) {
    double sum = 0;
    double squares = 0;
    for (Goodput flow : flows) {
      sum += flow.octets;
      squares += (double) flow.octets * flow.octets;
    }
    return squares == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sum * sum / (flows.size() * squares));
  }

  @Override
  public String toString() {
    return String.format(
        java.util.Locale.ROOT,
        "%s: %d octets from the %s, %.3f Mbit/s",
        conversation.name(),
        octets,
        from,
        bitsPerSecond() / 1e6);
  }
}
