package io.faultwire.junit.internal;

import io.faultwire.time.Seed;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One run of a test that runs with many seeds.
 *
 * @param seed its seed
 * @param number which run it is, from 1
 * @param runs how many there are
 * @param failures how many of them have failed so far
 * @param threshold after how many failures no further run starts
 */
public record SeedRun(Seed seed, int number, int runs, AtomicInteger failures, int threshold) {

  /** Count this run as failed and return what that means for the others; empty for nothing. */
  public String countFailure() {
    int failed = failures.incrementAndGet();
    if (failed < threshold || number == runs) {
      return "";
    }
    return failed
        + " of the first "
        + number
        + " seeds failed; the remaining "
        + (runs - number)
        + " were left out (failureThreshold = "
        + threshold
        + ").";
  }

  @Override
  public String toString() {
    return runs == 1 ? "seed " + seed : "run " + number + " of " + runs + ", seed " + seed;
  }
}
