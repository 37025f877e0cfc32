package io.faultwire.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventQueueTest {
  private final VirtualClock clock = new VirtualClock();
  private final EventQueue queue = new EventQueue();
  private final List<String> log = new ArrayList<>();

  private void schedule(long at, String name) {
    queue.schedule(at, (now, argument) -> log.add(argument + " at " + now), name);
  }

  private void runAll() {
    while (queue.runNext(clock)) {
      // until nothing is pending
    }
  }

  @Test
  void earlierEventsComeFirst_thoseOfOneTimeInTheOrderOfScheduling() {
    schedule(20, "c");
    schedule(10, "a");
    schedule(20, "d");
    schedule(10, "b");
    runAll();

    assertThat(log).containsExactly("a at 10", "b at 10", "c at 20", "d at 20");
    assertThat(queue.runNext(clock)).isFalse();
  }

  @Test
  void whatIsScheduledForTheTimeThatItIsComesAfterWhatWasScheduledForItBefore() {
    queue.schedule(
        10,
        (now, argument) -> {
          schedule(10, "last");
          schedule(9, "late");
        },
        null);
    schedule(10, "before");
    schedule(11, "next");
    runAll();

    assertThat(log).containsExactly("late at 10", "before at 10", "last at 10", "next at 11");
  }

  @Test
  void aHandlerMayCallAnEventOff() {
    Deadline deadline = new Deadline(queue, now -> log.add("expired at " + now));
    deadline.set(0);
    deadline.set(5);
    deadline.set(7);
    assertThat(queue.nextTime()).isEqualTo(7);
    deadline.set(EventQueue.NEVER);
    assertThat(queue.nextTime()).isEqualTo(EventQueue.NEVER);
    runAll();

    assertThat(log).isEmpty();
    assertThat(queue.size()).isZero();
  }

  @Test
  void drainHandsOutAllArguments() {
    schedule(0, "now");
    schedule(5, "later");
    List<Object> drained = new ArrayList<>();
    queue.drain(drained::add);

    assertThat(drained).containsExactly("now", "later");
    assertThat(queue.size()).isZero();
  }

  private record Pending(long at, int order) {}

  /** Runs a random load beside the plainest queue that there is. */
  @Test
  void theOrderIsThatOfASortedList() {
    Random random = new Random(42);
    PriorityQueue<Pending> model =
        new PriorityQueue<>(Comparator.comparingLong(Pending::at).thenComparingInt(Pending::order));
    int[] order = {0};
    for (int i = 0; i < 200_000; i++) {
      if (random.nextInt(100) < 51) {
        long at = clock.now() + (random.nextBoolean() ? 0 : random.nextInt(40));
        Pending pending = new Pending(at, order[0]++);
        model.add(pending);
        queue.schedule(at, this::note, pending);
      } else {
        Pending expected = model.poll();
        assertThat(queue.runNext(clock)).isEqualTo(expected != null);
        assertThat(ran).isEqualTo(expected);
        ran = null;
      }
      assertThat(queue.size()).isEqualTo(model.size());
    }
  }

  private @Nullable Object ran;

  private void note(long now, @Nullable Object argument) {
    ran = argument;
  }
}
