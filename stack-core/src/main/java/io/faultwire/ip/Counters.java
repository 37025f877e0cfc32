package io.faultwire.ip;

import java.util.EnumMap;
import java.util.Map;

/** The counters of one host. */
@SuppressWarnings("EnumOrdinal")
public final class Counters {
  private static final Counter[] ALL = Counter.values();
  private final long[] values = new long[ALL.length];

  /** Adds one. */
  public void count(Counter counter) {
    values[counter.ordinal()]++;
  }

  /** Returns how often something was counted. */
  public long get(Counter counter) {
    return values[counter.ordinal()];
  }

  /** Returns the counters that are not zero, in the order of their declaration. */
  public Map<Counter, Long> nonZero() {
    Map<Counter, Long> result = new EnumMap<>(Counter.class);
    for (Counter counter : ALL) {
      if (get(counter) != 0) {
        result.put(counter, get(counter));
      }
    }
    return result;
  }

  @Override
  public String toString() {
    return nonZero().toString();
  }
}
