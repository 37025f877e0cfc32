package io.faultwire.it.toxiproxy;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what another process does in its own time. */
final class Eventually {
  private static final int SECONDS = 30;
  private static final int MILLIS_BETWEEN = 10;

  private Eventually() {}

  /** Returns once the condition holds; fails after half a minute. */
  static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not come to be within " + SECONDS + " s");
      }
      TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN);
    }
  }
}
