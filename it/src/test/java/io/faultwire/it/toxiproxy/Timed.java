package io.faultwire.it.toxiproxy;

import java.time.Duration;
import java.util.concurrent.Callable;

/** How long something took, on the machine's clock. */
final class Timed {
  private Timed() {}

  static Duration of(Callable<?> work) throws Exception {
    long start = System.nanoTime();
    Object unused = work.call();
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
