package io.faultwire.capture;

import io.faultwire.wire.TcpHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of segments, put where their sequence numbers say, up to the first octet that is
 * missing. The first copy of an octet counts.
 */
final class Assembly {
  private static final byte[] NOTHING = new byte[0];

  private byte[] bytes = NOTHING;
  private int length;
  private @Nullable String contradiction;

  private Assembly() {}

  static Assembly of(List<CapturedSegment> segments) {
    Assembly assembly = new Assembly();
    List<CapturedSegment> data = new ArrayList<>(segments.size());
    long octets = 0;
    long end = 0;
    for (CapturedSegment segment : segments) {
      boolean counts = segment.payloadLength() > 0 && !segment.has(TcpHeader.RST);
      if (counts && start(segment) >= 0) {
        data.add(segment);
        octets += segment.payloadLength();
        end = Math.max(end, start(segment) + segment.payloadLength());
      }
    }
    int capacity = Math.toIntExact(Math.min(octets, end));
    assembly.bytes = capacity > 0 ? new byte[capacity] : NOTHING;
    data.sort(Comparator.comparingLong(Assembly::start));
    data.forEach(assembly::add);
    if (assembly.length < capacity) {
      assembly.bytes = Arrays.copyOf(assembly.bytes, assembly.length);
    }
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
    int known = Math.min(segment.payloadLength(), length - start);
    if (known > 0 && contradiction == null) {
      int mismatch = segment.mismatch(bytes, start, known);
      if (mismatch >= 0) {
        contradiction =
            segment + " sends octet " + (start + mismatch) + " again with another value";
      }
    }
    length += segment.copyPayload(known, bytes, length);
  }

  /** Returns the octets from the first to the first that is missing; not a copy. */
  byte[] bytes() {
    return bytes;
  }

  /** Returns how two copies of one octet differ, or null if none do. */
  @Nullable String contradiction() {
    return contradiction;
  }
}
