package io.faultwire.it.resilience;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Runs of the suite that go on at the same time, since most of each is waiting. */
final class AtOnce implements AutoCloseable {
  private static final int MOST = 12;

  private final ExecutorService threads = Executors.newFixedThreadPool(MOST);

  /** Starts a run. */
  <T> Future<T> start(Callable<T> run) {
    return threads.submit(run);
  }

  /** Returns what all runs have found. */
  static <T> List<T> all(List<Future<List<T>>> runs) {
    return runs.stream().map(AtOnce::of).flatMap(List::stream).collect(Collectors.toList());
  }

  /** Returns what a run has found. */
  static <T> T of(Future<T> run) {
    try {
      return run.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the suite ran", e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
