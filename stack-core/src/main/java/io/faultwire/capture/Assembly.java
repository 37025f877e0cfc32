package io.faultwire.capture;

import io.faultwire.wire.TcpHeader;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of segments, put where their sequence numbers say, up to the first octet that is
 * missing. The first copy of an octet counts.
 */
final class Assembly {
  private byte[] bytes = new byte[0];
  private int length;
  private @Nullable String contradiction;

  private Assembly() {}

  static Assembly of(List<CapturedSegment> segments) {
    Assembly assembly = new Assembly();
    segments.stream()
        .filter(segment -> segment.payloadLength() > 0 && !segment.has(TcpHeader.RST))
        .filter(segment -> start(segment) >= 0)
        .sorted(Comparator.comparingLong(Assembly::start))
        .forEachOrdered(assembly::add);
    return assembly;
  }

  /** Returns where in the stream the data of a segment begins; the octet behind the SYN has 0. */
  private static long start(CapturedSegment segment) {
    return segment.relativeSequence() + (segment.has(TcpHeader.SYN) ? 1 : 0) - 1;
  }

  private void add(CapturedSegment segment) {
    if (start(segment) > length) {
      return;
    }
    int start = (int) start(segment);
    byte[] payload = segment.payload();
    int known = Math.min(payload.length, length - start);
    for (int i = 0; i < known && contradiction == null; i++) {
      if (bytes[start + i] != payload[i]) {
        contradiction = segment + " sends octet " + (start + i) + " again with another value";
      }
    }
    append(payload, known);
  }

  private void append(byte[] payload, int from) {
    int count = payload.length - from;
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
    }
    System.arraycopy(payload, from, bytes, length, count);
    length += count;
  }

  /** Returns the octets from the first to the first that is missing. */
  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** Returns how two copies of one octet differ, or null if none do. */
  @Nullable String contradiction() {
    return contradiction;
  }
}
