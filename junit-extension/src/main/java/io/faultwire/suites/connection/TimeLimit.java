package io.faultwire.suites.connection;

import io.faultwire.junit.Inconclusive;
import io.faultwire.junit.Target;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The bound on the time of all checks of a suite on a server, which begins with the first. */
public final class TimeLimit {
  /** Names the option of the suites that have a bound: a number of seconds. */
  public static final String OPTION = "totalSeconds";

  private static final int USUAL_SECONDS = 120;
  private static final Map<String, TimeLimit> RUNNING = new ConcurrentHashMap<>();

  private final long seconds;
  private final long end;

  private TimeLimit(Target target) {
    this.seconds = WholeNumber.option(target, OPTION, USUAL_SECONDS);
    this.end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
  }

  /** Begins anew. */
  public static void start(String suite, Target target) {
    RUNNING.put(key(suite, target), new TimeLimit(target));
  }

  /** Returns what was begun, or begins. */
  public static TimeLimit of(String suite, Target target) {
    return RUNNING.computeIfAbsent(key(suite, target), key -> new TimeLimit(target));
  }

  private static String key(String suite, Target target) {
    return suite + " " + target.url();
  }

  /**
   * Goes on if there is time left.
   *
   * @throws Inconclusive if not
   */
  public void require() {
    if (System.nanoTime() - end > 0) {
      throw new Inconclusive(
          "The %d s for all checks are over. Raise them by faultwire.option.%s, or ask a server"
                  .formatted(seconds, OPTION)
              + " that answers sooner.");
    }
  }
}
