package io.faultwire.host.process;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What exactly one participant of a network has: the right to touch it.
 *
 * <p>Who has it gives it away or, while it runs the user's code, may lose it: to anybody if it is a
 * foreign thread, to those who can go on if it is blocked outside of the network.
 */
final class Baton {
  /** How often an arriving thread looks, in nanoseconds. */
  private static final long GLANCE = 200_000;

  /**
   * How many glances a blocked holder keeps the baton: 50 ms, or 2 ms if foreign threads are in.
   */
  private static final int PATIENCE = 250;

  private static final int PATIENCE_WITH_FOREIGNERS = 10;

  private final AtomicReference<@Nullable Participant> holder = new AtomicReference<>();
  private final ConcurrentHashMap<Thread, Participant> known = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Participant> arrivals = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Thread napping;
  volatile boolean hasForeigners;

  /** Returns the caller's participant if it has the baton already, which it then keeps. */
  @Nullable Participant enterAgain() {
    Participant current = holder.get();
    if (current != null && current.thread == Thread.currentThread()) {
      if (current.depth > 0
          || current.state.compareAndSet(Participant.HOLDING, Participant.INSIDE)) {
        current.depth++;
        return current;
      }
    }
    return null;
  }

  @Nullable Participant find(Thread thread) {
    return known.get(thread);
  }

  void add(Thread thread, Participant participant) {
    participant.thread = thread;
    known.put(thread, participant);
  }

  void forget(Participant participant) {
    Thread thread = participant.thread;
    if (thread != null) {
      known.remove(thread);
    }
  }

  /** Waits until the caller has the baton. */
  void arrive(Participant self) {
    self.state.set(Participant.WAITING);
    arrivals.add(self);
    wakeNapper();
    int glances = 0;
    while (!self.isGranted()) {
      Participant current = holder.get();
      if (current == null ? holder.compareAndSet(null, self) : takeFrom(current, self, glances)) {
        break;
      }
      boolean idle =
          current != null && current.state.get() == Participant.HOLDING && !current.isRunnable();
      glances = idle ? glances + 1 : 0;
      LockSupport.parkNanos(this, GLANCE);
      self.keepInterrupt();
    }
    self.accept();
    self.depth = 1;
  }

  private boolean takeFrom(Participant current, Participant self, int glances) {
    int patience = hasForeigners ? PATIENCE_WITH_FOREIGNERS : PATIENCE;
    boolean mayTake =
        current != self
            && (current.kind.givesWay() || current.isTerminated() || glances > patience);
    return mayTake && take(current, self);
  }

  /** Takes the baton from one that runs the user's code. */
  boolean take(Participant current, Participant self) {
    if (current.state.compareAndSet(Participant.HOLDING, Participant.OUTSIDE)) {
      holder.set(self);
      return true;
    }
    return false;
  }

  boolean takeIfFree(Participant self) {
    return holder.compareAndSet(null, self);
  }

  @Nullable Participant holder() {
    return holder.get();
  }

  /** Gives the baton away; the caller had it. */
  void pass(@Nullable Participant next) {
    holder.set(next);
    if (next != null) {
      next.grant();
    }
  }

  /** Returns one that waits in {@link #arrive} and has not been seen yet, or null. */
  @Nullable Participant nextArrival() {
    return arrivals.poll();
  }

  boolean hasArrivals() {
    return !arrivals.isEmpty();
  }

  void arrived(Participant self) {
    arrivals.remove(self);
  }

  /** Waits with the baton in hand, until the time has passed or somebody arrives. */
  void nap(long nanos) {
    napping = Thread.currentThread();
    if (arrivals.isEmpty()) {
      LockSupport.parkNanos(this, nanos);
    }
    napping = null;
  }

  /** Ends a {@link #nap}. */
  void wakeNapper() {
    Thread thread = napping;
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }
}
