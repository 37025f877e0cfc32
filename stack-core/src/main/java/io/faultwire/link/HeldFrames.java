package io.faultwire.link;

import io.faultwire.time.EventHandler;
import io.faultwire.time.EventQueue;
import io.faultwire.wire.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The frames of a direction that wait for later ones to overtake them. */
final class HeldFrames {
  private final EventQueue queue;
  private final LinkDirection direction;
  private final List<Held> waiting = new ArrayList<>();

  HeldFrames(EventQueue queue, LinkDirection direction) {
    this.queue = queue;
    this.direction = direction;
  }

  /**
   * Holds a frame.
   *
   * @param frames how many frames overtake it
   * @param earliest when it would have arrived, in nanoseconds
   * @param latest when it goes at the latest, in nanoseconds
   */
  void hold(Frame frame, int frames, long earliest, long latest) {
    Held held = new Held(frame, frames, earliest);
    waiting.add(held);
    queue.schedule(latest, held, null);
  }

  /** Counts one frame that goes on to arrive at the given time. */
  void overtaken(long arrival) {
    if (waiting.isEmpty()) {
      return;
    }
    for (int i = 0; i < waiting.size(); i++) {
      Held held = waiting.get(i);
      held.latestOvertaker = Math.max(held.latestOvertaker, arrival);
      if (--held.remaining == 0) {
        waiting.remove(i--);
        held.gone = true;
        direction.release(held.frame, held.latestOvertaker);
      }
    }
  }

  void discard() {
    for (Held held : waiting) {
      held.gone = true;
      held.frame.release();
    }
    waiting.clear();
  }

  private final class Held implements EventHandler {
    private final Frame frame;
    private int remaining;
    private long latestOvertaker;
    private boolean gone;

    Held(Frame frame, int remaining, long earliest) {
      this.frame = frame;
      this.remaining = remaining;
      this.latestOvertaker = earliest;
    }

    @Override
    public boolean isMoot(long at) {
      return gone;
    }

    @Override
    public void handle(long now, @Nullable Object argument) {
      waiting.remove(this);
      gone = true;
      direction.release(frame, now);
    }
  }
}
