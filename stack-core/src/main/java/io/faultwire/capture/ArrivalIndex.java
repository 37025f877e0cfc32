package io.faultwire.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The segments that arrived at one end, by their time. */
final class ArrivalIndex {
  private final Map<Long, List<Arrival>> byTime = new HashMap<>();

  private record Arrival(FrameRecord frame, CapturedSegment segment) {}

  /** Makes the index of what has arrived from one side of a conversation. */
  static ArrivalIndex ofSegmentsFrom(Side side, List<CapturedSegment> segments) {
    ArrivalIndex index = new ArrivalIndex();
    for (CapturedSegment segment : segments) {
      if (segment.from() == side) {
        for (FrameRecord frame : segment.arrivedFrames()) {
          index
              .byTime
              .computeIfAbsent(frame.arrivedAt, at -> new ArrayList<>(1))
              .add(new Arrival(frame, segment));
        }
      }
    }
    index
        .byTime
        .values()
        .forEach(at -> at.sort((a, b) -> FrameRecord.BY_ARRIVAL.compare(a.frame, b.frame)));
    return index;
  }

  /** Returns the segment that arrived as the nth of those of a time, from 0; null if none did. */
  @Nullable CapturedSegment at(long time, int ordinal) {
    List<Arrival> arrivals = byTime.getOrDefault(time, List.of());
    return ordinal < arrivals.size() ? arrivals.get(ordinal).segment : null;
  }
}
