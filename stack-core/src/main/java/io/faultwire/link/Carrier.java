package io.faultwire.link;

import io.faultwire.wire.Frame;

/**
 * Carries the frames of a direction to its far end, in the place of the event queue.
 *
 * <p>The rules of the direction have decided by then, and who carries executes it. What arrives is
 * scheduled for the direction, with the trace with which it was sent.
 */
public interface Carrier {
  /** Takes a frame that is to arrive, and owns it from then on. */
  void carry(Frame frame, Journey journey);

  /** Takes a frame that must not arrive, and owns it from then on. */
  void lose(Frame frame, InstalledFault by);
}
