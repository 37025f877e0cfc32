package io.faultwire.bench;

import io.faultwire.time.EventHandler;
import io.faultwire.time.EventQueue;
import io.faultwire.time.RandomStream;
import io.faultwire.time.Seed;
import io.faultwire.time.VirtualClock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One operation runs the earliest event, which schedules another: the hold model of event queues.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class EventQueueBenchmark implements EventHandler {
  private static final int SPREAD_NANOS = 1_000_000;

  /** How many events are pending. */
  @Param({"1000", "100000"})
  private int pending;

  private final RandomStream random = Seed.DEFAULT.stream("benchmark");
  private EventQueue queue = new EventQueue();
  private VirtualClock clock = new VirtualClock();

  @Setup
  public void fill() {
    queue = new EventQueue();
    clock = new VirtualClock();
    for (int i = 0; i < pending; i++) {
      queue.schedule(random.nextInt(SPREAD_NANOS), this, null);
    }
  }

  @Override
  public void handle(long now, @Nullable Object argument) {
    queue.schedule(now + random.nextInt(SPREAD_NANOS), this, null);
  }

  @Benchmark
  public boolean runOneAndScheduleOne() {
    return queue.runNext(clock);
  }
}
