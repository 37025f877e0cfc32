package io.faultwire.suites.http1;

import io.faultwire.junit.Inconclusive;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The bound on the time of all checks of a run, which begins with the sanity exchange. */
final class TimeLimit {
  private static final Map<String, TimeLimit> RUNNING = new ConcurrentHashMap<>();

  private final long seconds;
  private final long end;

  private TimeLimit(Site site) {
    this.seconds = site.settings().total().toSeconds();
    this.end = System.nanoTime() + site.settings().total().toNanos();
  }

  /** Begins anew. */
  static void start(Site site) {
    RUNNING.put(site.absolute(), new TimeLimit(site));
  }

  /** Returns what was begun for a server, or begins. */
  static TimeLimit of(Site site) {
    return RUNNING.computeIfAbsent(site.absolute(), key -> new TimeLimit(site));
  }

  void require() {
    if (System.nanoTime() > end) {
      throw new Inconclusive(
          "The %d s for all checks are over. Raise them by faultwire.option.totalSeconds, or ask a"
                  .formatted(seconds)
              + " server that answers sooner.");
    }
  }
}
