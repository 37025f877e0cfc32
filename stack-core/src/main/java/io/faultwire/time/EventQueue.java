package io.faultwire.time;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The one event queue of a network, ordered by time and, for equal times, by order of scheduling.
 *
 * <p>A 4-ary heap over primitive arrays, and a ring for what is scheduled for the time that it is:
 * scheduling and running an event allocate nothing once the arrays have grown to the largest number
 * of pending events.
 */
public final class EventQueue {
  /** The time of no event: later than every event. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final int ARITY_BITS = 2;

  private long[] times = new long[64];
  private long[] sequences = new long[64];
  private int[] slots = new int[64];
  private int size;
  private long nextSequence;

  private @Nullable EventHandler[] handlers = new EventHandler[64];
  private @Nullable Object[] arguments = new Object[64];
  private int[] freeSlots = new int[64];
  private int freeCount;
  private int slotsUsed;

  /** The time of the latest event that was run; no event in the ring has another. */
  private long current;

  private final EventRing due = new EventRing();

  /**
   * Schedules an event.
   *
   * @param at its virtual time in nanoseconds
   * @param handler who is called
   * @param argument what is passed to the handler
   */
  public void schedule(long at, EventHandler handler, @Nullable Object argument) {
    if (at == current) {
      due.add(handler, argument);
      return;
    }
    if (size == times.length) {
      grow();
    }
    int slot = freeCount > 0 ? freeSlots[--freeCount] : slotsUsed++;
    handlers[slot] = handler;
    arguments[slot] = argument;
    siftUp(size++, at, nextSequence++, slot);
  }

  /** Returns the number of pending events, moot ones included. */
  public int size() {
    return size + due.size();
  }

  /** Returns the time of the earliest event that still means something, or {@link #NEVER}. */
  public long nextTime() {
    while (size() > 0) {
      boolean fromRing = isRingNext();
      EventHandler handler = fromRing ? due.firstHandler() : handlers[slots[0]];
      long at = fromRing ? current : times[0];
      if (handler == null || !handler.isMoot(at)) {
        return at;
      }
      removeNext(fromRing);
    }
    return NEVER;
  }

  /** What is in the heap for the time that it is was scheduled before all that is in the ring. */
  private boolean isRingNext() {
    return due.size() > 0 && (size == 0 || times[0] > current);
  }

  private void removeNext(boolean fromRing) {
    if (fromRing) {
      due.removeFirst();
    } else {
      removeFirst();
    }
  }

  /**
   * Moves the clock to the earliest event and runs it.
   *
   * @return false if nothing was pending
   */
  public boolean runNext(VirtualClock clock) {
    long at = nextTime();
    if (at == NEVER) {
      return false;
    }
    boolean fromRing = isRingNext();
    EventHandler handler = fromRing ? due.firstHandler() : handlers[slots[0]];
    Object argument = fromRing ? due.firstArgument() : arguments[slots[0]];
    removeNext(fromRing);
    current = Math.max(current, at);
    if (at > clock.now()) {
      clock.advanceTo(at);
    }
    if (handler != null) {
      handler.handle(clock.now(), argument);
    }
    return true;
  }

  /**
   * Removes every pending event in order and hands its argument to {@code sink}, so that what
   * events carry can be given back to its pool.
   */
  public void drain(java.util.function.Consumer<Object> sink) {
    while (size() > 0) {
      boolean fromRing = isRingNext();
      Object argument = fromRing ? due.firstArgument() : arguments[slots[0]];
      removeNext(fromRing);
      if (argument != null) {
        sink.accept(argument);
      }
    }
  }

  private void removeFirst() {
    int slot = slots[0];
    handlers[slot] = null;
    arguments[slot] = null;
    freeSlots[freeCount++] = slot;
    int last = --size;
    if (last > 0) {
      siftDown(times[last], sequences[last], slots[last]);
    }
  }

  private void siftUp(int start, long time, long sequence, int slot) {
    int hole = start;
    while (hole > 0) {
      int parent = (hole - 1) >>> ARITY_BITS;
      if (times[parent] <= time) {
        break;
      }
      move(parent, hole);
      hole = parent;
    }
    put(hole, time, sequence, slot);
  }

  private void siftDown(long time, long sequence, int slot) {
    int hole = 0;
    while (true) {
      int child = (hole << ARITY_BITS) + 1;
      if (child >= size) {
        break;
      }
      int least = child;
      int end = Math.min(child + (1 << ARITY_BITS), size);
      for (int other = child + 1; other < end; other++) {
        if (isBefore(times[other], sequences[other], times[least], sequences[least])) {
          least = other;
        }
      }
      if (!isBefore(times[least], sequences[least], time, sequence)) {
        break;
      }
      move(least, hole);
      hole = least;
    }
    put(hole, time, sequence, slot);
  }

  private static boolean isBefore(long time, long sequence, long otherTime, long otherSequence) {
    return time < otherTime || (time == otherTime && sequence < otherSequence);
  }

  private void move(int from, int to) {
    times[to] = times[from];
    sequences[to] = sequences[from];
    slots[to] = slots[from];
  }

  private void put(int index, long time, long sequence, int slot) {
    times[index] = time;
    sequences[index] = sequence;
    slots[index] = slot;
  }

  private void grow() {
    int capacity = size * 2;
    times = Arrays.copyOf(times, capacity);
    sequences = Arrays.copyOf(sequences, capacity);
    slots = Arrays.copyOf(slots, capacity);
    handlers = Arrays.copyOf(handlers, capacity);
    arguments = Arrays.copyOf(arguments, capacity);
    freeSlots = Arrays.copyOf(freeSlots, capacity);
  }
}
