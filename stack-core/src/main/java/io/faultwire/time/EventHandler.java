package io.faultwire.time;

import org.jspecify.annotations.Nullable;

/** Receives an event of an {@link EventQueue} when its time has come. */
@FunctionalInterface
public interface EventHandler {

  /**
   * Handles one event.
   *
   * @param now the virtual time of the event, in nanoseconds
   * @param argument what was scheduled with the event
   */
  void handle(long now, @Nullable Object argument);

  /**
   * Tells whether an event has lost its meaning since it was scheduled, so that it is discarded
   * without moving the clock.
   *
   * @param at the virtual time for which the event was scheduled, in nanoseconds
   */
  default boolean isMoot(long at) {
    return false;
  }
}
