package io.faultwire.capture;

import io.faultwire.wire.Packet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One frame that a host sent, with every link that it and its copies crossed. */
final class Passage {
  private final List<FrameRecord> hops = new ArrayList<>(1);

  Passage(FrameRecord origin) {
    hops.add(origin);
  }

  void add(FrameRecord hop) {
    hops.add(hop);
  }

  /** Returns the frame as its sender sent it. */
  FrameRecord origin() {
    return hops.get(0);
  }

  List<FrameRecord> hops() {
    return hops;
  }

  long sentAt() {
    return origin().sentAt;
  }

  /**
   * Returns the frames that arrived intact at a device, in the order of arrival.
   *
   * @param device the device; null for whichever it reached last
   */
  List<FrameRecord> arrivalsAt(@Nullable String device) {
    if (hops.size() == 1) {
      FrameRecord only = origin();
      String to = only.where.to();
      boolean arrived = only.isDelivered() && (device == null || to == null || to.equals(device));
      return arrived && isIntact(only) ? hops : List.of();
    }
    List<FrameRecord> arrivals = new ArrayList<>(1);
    String target = device;
    for (int i = hops.size() - 1; i >= 0; i--) {
      FrameRecord hop = hops.get(i);
      if (!hop.isDelivered() || !isIntact(hop)) {
        continue;
      }
      String to = hop.where.to();
      target = target == null ? to : target;
      if (to == null || to.equals(target)) {
        arrivals.add(0, hop);
      }
    }
    arrivals.sort(FrameRecord.BY_ARRIVAL);
    return arrivals;
  }

  private static boolean isIntact(FrameRecord hop) {
    if (!hop.isCorrupted()) {
      return true;
    }
    if (hop.isTouched(io.faultwire.link.Verdict.Kind.CORRUPT)) {
      return false;
    }
    byte[] bytes = hop.arrivedBytes();
    return Integrity.checksumsMatch(hop.wrap(new Packet(), bytes, 0));
  }

  /** Returns what took the frame or a copy off its way, or null if nothing did. */
  @Nullable Touch harm() {
    for (FrameRecord hop : hops) {
      for (Touch touch : hop.touches) {
        if (touch.isHarmful()) {
          return touch;
        }
      }
    }
    return null;
  }

  /** Tells whether a copy is still under way. */
  boolean isInFlight() {
    for (FrameRecord hop : hops) {
      if (!hop.isDelivered() && !hop.isDropped()) {
        return true;
      }
    }
    return false;
  }
}
