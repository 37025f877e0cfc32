package io.faultwire.link;

import io.faultwire.wire.Packet;

/** Looks at each frame that enters a link direction and decides what happens to it. */
@FunctionalInterface
public interface Rule {
  /**
   * Judges one frame.
   *
   * @param packet the frame's headers, valid during the call only
   * @param now the virtual time in nanoseconds
   */
  Verdict judge(Packet packet, long now);
}
