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
  private final Deque<Lane> ending = new ArrayDeque<>();
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
    hold.onRelease(() -> letGo(chosen));
  }

  /** Frames come out in the order in which their holds end, so one after the other. */
  private void letGo(Lane lane) {
    ending.add(lane);
    if (ending.size() == 1) {
      release(lane);
    }
  }

  private void release(Lane lane) {
    lane.release(() -> {});
    lane.whenIdle(
        () -> {
          ending.remove();
          Lane next = ending.peek();
          if (next != null) {
            release(next);
          }
          lane.arm(() -> free.add(lane));
        });
  }
}
