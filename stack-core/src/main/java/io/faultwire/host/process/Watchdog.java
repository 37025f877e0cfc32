package io.faultwire.host.process;

import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * The one thread of this JVM that notices when who has a baton is blocked outside of its network,
 * or runs on and on.
 */
final class Watchdog {
  private static final long TICK = 1_000_000;
  private static final ConcurrentLinkedQueue<WeakReference<Watch>> WATCHES =
      new ConcurrentLinkedQueue<>();
  private static final Thread THREAD = startThread();

  private Watchdog() {}

  /** Looks after a network for as long as its watch is referred to. */
  static void guard(Watch watch) {
    WATCHES.add(new WeakReference<>(watch));
    LockSupport.unpark(THREAD);
  }

  private static Thread startThread() {
    Thread thread = new Thread(null, Watchdog::run, "faultwire watchdog", 0, false);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void run() {
    while (true) {
      if (WATCHES.isEmpty()) {
        LockSupport.park();
      } else {
        LockSupport.parkNanos(TICK);
      }
      for (Iterator<WeakReference<Watch>> all = WATCHES.iterator(); all.hasNext(); ) {
        Watch watch = all.next().get();
        if (watch == null || watch.isOver()) {
          all.remove();
        } else {
          watch.tick();
        }
      }
    }
  }
}
