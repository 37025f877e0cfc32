package io.faultwire.engine.simulation;

import io.faultwire.time.Deadline;
import io.faultwire.time.EventQueue;

/**
 * Keeps a network from being quiet while something is on its way outside of its event queue; used
 * in the network's turn.
 */
public final class UnderWay {
  private static final long GLANCE = 1_000_000_000L;

  private final Assembly network;
  private final Runnable glance;
  private final Deadline watch;
  private boolean isSomething;

  /**
   * Begins with nothing.
   *
   * @param glance is run each second while something is on its way
   */
  public UnderWay(Assembly network, Runnable glance) {
    this.network = network;
    this.glance = glance;
    this.watch = new Deadline(network.queue(), this::look);
  }

  /** Tells whether something is on its way. */
  public void set(boolean something) {
    if (something != isSomething) {
      isSomething = something;
      watch.set(something ? network.clock().now() + GLANCE : EventQueue.NEVER);
    }
  }

  private void look(long now) {
    if (isSomething) {
      watch.set(now + GLANCE);
      glance.run();
    }
  }
}
