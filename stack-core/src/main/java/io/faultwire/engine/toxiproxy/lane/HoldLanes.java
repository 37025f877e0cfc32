package io.faultwire.engine.toxiproxy.lane;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * The lanes on which frames wait for others to overtake them: one frame on each, held by a latency
 * of an hour, and let go by removing the toxic, which leaves the connection alive.
 */
final class HoldLanes {
  /** Lanes of a direction; if more frames are held at once, they wait before they are sent. */
  private static final int MOST = 64;

  private final Supplier<Lane> maker;
  private final Deque<Lane> free = new ArrayDeque<>();
  private int made;

  HoldLanes(Supplier<Lane> maker) {
    this.maker = maker;
  }

  /** Opens so many lanes ahead of need. */
  void prepare(int count) {
    for (int i = 0; i < count; i++) {
      free.add(make());
    }
  }

  private Lane make() {
    made++;
    return maker.get();
  }

  /**
   * Sends a frame into a free lane, to be let go when its hold is over.
   *
   * @param otherwise how it travels if no lane is free by then
   */
  void send(Hold hold, Runnable otherwise) {
    Lane lane = free.poll();
    if (lane == null && made == MOST) {
      hold.onRelease(otherwise);
      return;
    }
    Lane chosen = lane == null ? make() : lane;
    chosen.send(hold.parcel());
    hold.onRelease(() -> release(chosen));
  }

  private void release(Lane lane) {
    lane.release(() -> lane.armWhenIdle(() -> free.add(lane)));
  }
}
