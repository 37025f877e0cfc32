package io.faultwire.bench;

import java.util.Locale;

/** The whole scenario: 1 GiB from host to host in one thread, and what it allocates per segment. */
public final class BulkTransfer {
  private static final long GIBIBYTE = 1L << 30;
  private static final int MSS = 1460;
  private static final int ROUNDS = 9;

  private BulkTransfer() {}

  /** Carries 1 GiB nine times and prints rate and allocation of each. */
  public static void main(String[] arguments) {
    BulkPair pair = new BulkPair();
    for (int round = 1; round <= ROUNDS; round++) {
      long allocated = Allocations.ofThisThread();
      long start = System.nanoTime();
      pair.carry(GIBIBYTE);
      long nanos = System.nanoTime() - start;
      long bytes = Allocations.ofThisThread() - allocated;
      System.out.printf(
          Locale.ROOT,
          "1 GiB in %.3f s: %.2f Gbit/s (target: 15, on JDK 17 10),"
              + " %.4f bytes allocated per segment (target: below 1)%n",
          nanos / 1e9,
          GIBIBYTE * 8.0 / nanos,
          bytes / ((double) GIBIBYTE / MSS));
    }
  }
}
