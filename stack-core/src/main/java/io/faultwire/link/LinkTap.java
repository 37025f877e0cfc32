package io.faultwire.link;

import io.faultwire.wire.Frame;

/** Watches the frames that enter a link direction. */
public interface LinkTap {
  /**
   * Sees a frame as it was sent, before any rule.
   *
   * @param frame valid during the call only
   * @param now the virtual time in nanoseconds
   * @return who is told what becomes of the frame
   */
  FrameFate sent(LinkDirection direction, Frame frame, long now);

  /** Is told what becomes of one frame. */
  interface FrameFate {
    /**
     * A rule did something to the frame other than dropping it. {@link Verdict#DUPLICATE} is told
     * of the copy, not of the frame that it is a copy of.
     */
    void touched(InstalledFault fault, Verdict verdict);

    /** A rule took the frame off the link. */
    void dropped(InstalledFault fault);

    /** The frame arrived at the other end at the given virtual time in nanoseconds. */
    void delivered(long now);
  }
}
