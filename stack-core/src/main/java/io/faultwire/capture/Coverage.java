package io.faultwire.capture;

import java.util.Map;
import java.util.TreeMap;

/** A set of ranges of sequence numbers, joined where they touch. */
final class Coverage {
  private final TreeMap<Long, Long> ranges = new TreeMap<>();

  boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** Adds the range from {@code start} (inclusive) to {@code end} (exclusive). */
  void add(long start, long end) {
    if (end <= start) {
      return;
    }
    long from = start;
    long to = end;
    Map.Entry<Long, Long> before = ranges.floorEntry(to);
    while (before != null && before.getValue() >= from) {
      from = Math.min(from, before.getKey());
      to = Math.max(to, before.getValue());
      ranges.remove(before.getKey());
      before = ranges.floorEntry(to);
    }
    ranges.put(from, to);
  }

  /** Returns the lowest number from 0 on that was not added. */
  long firstMissing() {
    Map.Entry<Long, Long> range = ranges.floorEntry(0L);
    return range == null ? 0 : Math.max(0, range.getValue());
  }

  /** Tells whether a number from {@code start} to {@code end} (exclusive) was added. */
  boolean overlaps(long start, long end) {
    Map.Entry<Long, Long> range = ranges.lowerEntry(end);
    return range != null && range.getValue() > start;
  }

  /** Tells whether all numbers from {@code start} to {@code end} (exclusive) were added. */
  boolean contains(long start, long end) {
    Map.Entry<Long, Long> range = ranges.floorEntry(start);
    return end <= start || (range != null && range.getValue() >= end);
  }
}
