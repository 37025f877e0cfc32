package io.faultwire.it.resilience;

import io.faultwire.conformance.CheckResult;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * All runs of the suite, begun when a test asks for the first of them and going on at the same
 * time, since most of each is waiting.
 */
final class Runs {
  private static final int AT_ONCE = 14;
  private static final ExecutorService THREADS =
      Executors.newFixedThreadPool(AT_ONCE, Runs::daemon);

  static final Future<List<String>> NGINX = begin(RealServersIT::ofNginx);
  static final Future<List<String>> NGINX_WITH_TLS = begin(RealServersIT::ofNginxWithTls);
  static final Future<List<String>> JDK = begin(RealServersIT::ofTheJdksHttpServer);
  static final Future<List<String>> JETTY = begin(RealServersIT::ofJetty);
  static final Future<List<String>> REDIS = begin(RealServersIT::ofRedis);
  static final Future<List<CheckResult>> SOUND_WITH_TLS = begin(() -> FragileServerIT.all(true));
  static final Future<List<CheckResult>> SOUND = begin(() -> FragileServerIT.all(false));

  /** For each defect, the checks that did not find it. */
  static final List<Future<List<String>>> MISSED =
      Stream.of(Defect.values())
          .map(defect -> begin(() -> FragileServerIT.missed(defect)))
          .toList();

  private Runs() {}

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "resilience run");
    thread.setDaemon(true);
    return thread;
  }

  private static <T> Future<T> begin(Callable<T> run) {
    return THREADS.submit(run);
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
}
