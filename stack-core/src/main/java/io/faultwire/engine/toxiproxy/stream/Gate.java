package io.faultwire.engine.toxiproxy.stream;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * One direction of a connection between where bytes enter a proxy and where they have come out.
 *
 * <p>Where something is to happen after n bytes, exactly n enter; when they are out it happens, and
 * then the others follow.
 */
final class Gate {
  private final PriorityQueue<Mark> marks =
      new PriorityQueue<>(Comparator.comparingLong(Mark::bytes));
  private long entered;
  private long out;
  private boolean ended;

  private record Mark(long bytes, Runnable action) {}

  /** Has something happen once so many bytes are out, or at the next byte if more have entered. */
  synchronized void after(long bytes, Runnable action) {
    marks.add(new Mark(bytes, action));
  }

  /** Waits until bytes may enter, and returns how many, at most those that are wanted. */
  int admit(int wanted) throws InterruptedException {
    act();
    synchronized (this) {
      Mark next = marks.peek();
      long room = next == null ? wanted : Math.min(wanted, next.bytes() - entered);
      // A mark that was set this very moment is due, and no reason to let nothing in.
      return (int) Math.max(1, room);
    }
  }

  /** Notes that bytes have entered, and does what is due behind them. */
  void enter(int count) throws InterruptedException {
    synchronized (this) {
      entered += count;
    }
    act();
  }

  /** Notes that bytes are out. */
  synchronized void leave(int count) {
    out += count;
    notifyAll();
  }

  /** Ends the connection: nothing more is waited for, and nothing more happens. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  private void act() throws InterruptedException {
    while (true) {
      Mark due;
      synchronized (this) {
        due = marks.peek();
        if (due == null || due.bytes() > entered) {
          return;
        }
        while (out < entered && !ended) {
          wait();
        }
        if (ended) {
          return;
        }
        marks.remove(due);
      }
      due.action().run();
    }
  }
}
