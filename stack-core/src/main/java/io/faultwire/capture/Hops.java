package io.faultwire.capture;

import io.faultwire.link.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows frames through devices that forward them: a frame that leaves a device at the very time
 * at which one with the same octets came in is the next hop of that one.
 */
final class Hops {
  private final Map<Key, List<Arrival>> arrivals = new HashMap<>();
  private final Set<String> forwarders = new HashSet<>();

  private record Key(String device, long at, int octets) {}

  private record Arrival(FrameRecord frame, Passage passage, Set<CapturedInterface> leftBy) {}

  private Hops(List<FrameRecord> frames) {
    Map<String, CapturedInterface> seen = new HashMap<>();
    for (FrameRecord frame : frames) {
      String from = frame.where.from();
      if (from != null) {
        CapturedInterface other = seen.putIfAbsent(from, frame.where);
        if (other != null && !other.equals(frame.where)) {
          forwarders.add(from);
        }
      }
    }
  }

  /** Returns what each host sent, in the order of sending, with all the hops that it took. */
  static List<Passage> follow(List<FrameRecord> frames) {
    Hops hops = new Hops(frames);
    List<Passage> passages = new ArrayList<>();
    Map<CapturedInterface, Passage> latest = new HashMap<>();
    for (FrameRecord frame : frames) {
      boolean isCopy = frame.isTouched(Verdict.Kind.DUPLICATE);
      Passage passage = isCopy ? latest.get(frame.where) : hops.previous(frame);
      if (passage == null) {
        passage = new Passage(frame);
        passages.add(passage);
      } else {
        passage.add(frame);
      }
      latest.put(frame.where, passage);
      hops.remember(frame, passage);
    }
    return passages;
  }

  private void remember(FrameRecord frame, Passage passage) {
    String to = frame.where.to();
    if (frame.isDelivered() && to != null && forwarders.contains(to)) {
      Arrival arrival = new Arrival(frame, passage, new HashSet<>());
      arrivals
          .computeIfAbsent(key(to, frame.arrivedAt, frame), k -> new ArrayList<>())
          .add(arrival);
    }
  }

  private @Nullable Passage previous(FrameRecord frame) {
    String device = frame.where.from();
    if (device == null || !forwarders.contains(device)) {
      return null;
    }
    for (Arrival arrival : arrivals.getOrDefault(key(device, frame.sentAt, frame), List.of())) {
      boolean isOtherWay = !arrival.frame.where.linkName().equals(frame.where.linkName());
      if (isOtherWay && isSame(arrival.frame, frame) && arrival.leftBy.add(frame.where)) {
        return arrival.passage;
      }
    }
    return null;
  }

  private static Key key(String device, long at, FrameRecord frame) {
    return new Key(device, at, frame.length);
  }

  private static boolean isSame(FrameRecord before, FrameRecord after) {
    boolean changed = before.isChanged();
    byte[] bytes = changed ? before.arrivedBytes() : before.chunk;
    int start = changed ? 0 : before.offset;
    int end = after.offset + after.length;
    return Arrays.equals(bytes, start, start + before.length, after.chunk, after.offset, end);
  }
}
