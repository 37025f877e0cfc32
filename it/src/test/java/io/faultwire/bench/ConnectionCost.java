package io.faultwire.bench;

import java.util.Arrays;
import java.util.Locale;

/** What an idle connection weighs, and what an event costs beside 10 to 10,000 connections. */
public final class ConnectionCost {
  private static final int FEW = 10;
  private static final int MANY = 10_000;
  private static final int WARM_UP = 3;
  private static final int ROUNDS = 9;
  private static final int MESSAGES = 200_000;
  private static final int TARGET_BYTES = 4096;
  private static final double TARGET_RATIO = 1.2;

  private ConnectionCost() {}

  /** Prints both, beside the targets. */
  public static void main(String[] arguments) {
    memory();
    time(false);
    time(true);
  }

  private static void memory() {
    ConnectionPairs pairs = new ConnectionPairs();
    pairs.openUpTo(FEW);
    long before = used();
    pairs.openUpTo(FEW + MANY);
    double each = (used() - before) / (double) MANY;
    System.out.printf(
        Locale.ROOT,
        "%d idle connections: %.0f bytes each for both ends, %.0f for one (target: below %d)%n",
        MANY,
        each,
        each / 2,
        TARGET_BYTES);
    if (pairs.talk(FEW + MANY, 1) == 0) {
      throw new IllegalStateException("the connections are dead");
    }
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /**
   * Measures the numbers of connections in turn, so that a slow moment slows them all.
   *
   * @param allTalk whether all connections talk, one after the other, or ten of them only
   */
  private static void time(boolean allTalk) {
    int[] counts = {FEW, 100, 1000, MANY};
    double[][] nanos = new double[counts.length][ROUNDS];
    ConnectionPairs[] pairs = new ConnectionPairs[counts.length];
    for (int i = 0; i < counts.length; i++) {
      pairs[i] = new ConnectionPairs();
      pairs[i].openUpTo(counts[i]);
    }
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (int i = 0; i < counts.length; i++) {
        int busy = allTalk ? counts[i] : FEW;
        long start = System.nanoTime();
        long events = pairs[i].talk(busy, MESSAGES / busy);
        nanos[i][Math.max(round, 0)] = (System.nanoTime() - start) / (double) events;
      }
    }
    double first = median(nanos[0]);
    for (int i = 0; i < counts.length; i++) {
      double median = median(nanos[i]);
      System.out.printf(
          Locale.ROOT,
          "%5d connections, %s: %.0f ns an event, %.2f times that of %d (target: up to %.1f)%n",
          counts[i],
          allTalk ? "all talk in turn" : FEW + " of them talk",
          median,
          median / first,
          FEW,
          TARGET_RATIO);
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
