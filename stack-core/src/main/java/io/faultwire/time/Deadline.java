package io.faultwire.time;

import org.jspecify.annotations.Nullable;

/**
 * One timer that can be moved as often as wanted at the price of at most one pending event: moving
 * it later touches no queue, and the event that comes too early re-arms itself.
 */
public final class Deadline implements EventHandler {
  private final EventQueue queue;
  private final Expiry expiry;
  private long due = EventQueue.NEVER;
  private long armedAt = EventQueue.NEVER;

  /** Called when a {@link Deadline} has come. */
  @FunctionalInterface
  public interface Expiry {
    /**
     * Reacts to the deadline.
     *
     * @param now the virtual time in nanoseconds
     */
    void expired(long now);
  }

  public Deadline(EventQueue queue, Expiry expiry) {
    this.queue = queue;
    this.expiry = expiry;
  }

  /**
   * Moves the deadline.
   *
   * @param time the virtual time in nanoseconds; {@link EventQueue#NEVER} switches the timer off
   */
  public void set(long time) {
    due = time;
    if (time < armedAt) {
      armedAt = time;
      queue.schedule(time, this, null);
    }
  }

  /** Returns when the deadline comes, or {@link EventQueue#NEVER}. */
  public long due() {
    return due;
  }

  @Override
  public boolean isMoot(long at) {
    if (at != armedAt) {
      return true;
    }
    if (due <= at) {
      return false;
    }
    armedAt = EventQueue.NEVER;
    set(due);
    return true;
  }

  @Override
  public void handle(long now, @Nullable Object argument) {
    armedAt = EventQueue.NEVER;
    due = EventQueue.NEVER;
    expiry.expired(now);
  }
}
