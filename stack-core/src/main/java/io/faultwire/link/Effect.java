package io.faultwire.link;

import io.faultwire.time.RandomStream;

/** What a fault does to the frames that it is let loose on. */
@FunctionalInterface
public interface Effect {
  /**
   * Returns a rule with a state of its own.
   *
   * @param random the stream that the rule draws from
   */
  Rule begin(RandomStream random);
}
