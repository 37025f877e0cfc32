package io.faultwire.engine.toxiproxy.stream;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends faults that last for a span of time. */
final class Timers {
  /** Some, since the end of a reset that waits takes until that is over. */
  private static final int THREADS = 4;

  private static final ScheduledThreadPoolExecutor EXECUTOR =
      new ScheduledThreadPoolExecutor(
          THREADS,
          work -> {
            Thread thread = new Thread(work, "faultwire-toxiproxy-timer");
            thread.setDaemon(true);
            return thread;
          });

  private Timers() {}

  /** Runs something after a time; what it throws is lost, so it should not. */
  static void after(Duration time, Runnable work) {
    var unused = EXECUTOR.schedule(work, time.toNanos(), TimeUnit.NANOSECONDS);
  }
}
