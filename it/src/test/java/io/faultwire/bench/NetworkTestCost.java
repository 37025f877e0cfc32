package io.faultwire.bench;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.faultwire.engine.Network;
import io.faultwire.junit.NetworkTest;
import io.faultwire.junit.SeededTest;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** What an empty {@link NetworkTest} of two hosts and a link costs over an empty JUnit test. */
public final class NetworkTestCost {
  private static final int RUNS = 2000;
  private static final int ROUNDS = 8;

  private NetworkTestCost() {}

  static class Empty {
    @RepeatedTest(RUNS)
    void test() {}
  }

  @NetworkTest
  static class OnANetwork {
    @SeededTest(runs = RUNS)
    void test(Network network) {}
  }

  /** Runs both in turns and prints the time of one test; the first rounds are the warm-up. */
  public static void main(String[] arguments) {
    for (int round = 1; round <= ROUNDS; round++) {
      double empty = microsPerTest(Empty.class);
      double network = microsPerTest(OnANetwork.class);
      System.out.printf(
          Locale.ROOT,
          "empty test %.1f us, on a network %.1f us: the network costs %.1f us%n",
          empty,
          network,
          network - empty);
    }
  }

  private static double microsPerTest(Class<?> testClass) {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    long start = System.nanoTime();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(testClass)).build(),
            summary);
    long nanos = System.nanoTime() - start;
    if (summary.getSummary().getTestsSucceededCount() != RUNS) {
      throw new IllegalStateException("not every test passed: nothing was measured");
    }
    return nanos / 1e3 / RUNS;
  }
}
