package io.faultwire.host.process;

import io.faultwire.time.EventQueue;
import io.faultwire.time.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Passes the baton between the threads of a network.
 *
 * <p>Who blocks in {@link #await} runs the events of the network itself until it can go on, or
 * somebody else can, who then gets the baton. Processes and the test keep the baton while they run
 * their own code, so that exactly one of them runs. Threads that come from elsewhere, such as a
 * library's, give it back when somebody wants it; virtual time does not leap while one of them
 * runs.
 */
public final class Scheduler {
  private static final Duration QUIET_LIMIT = Duration.ofHours(24);
  private static final int QUIET_EVENTS = 50_000_000;

  private final VirtualClock clock;
  private final EventQueue queue;
  private final Turns turns;
  private final WaitPoint nowhere = new WaitPoint(this);
  private final WaitPoint processEnds = new WaitPoint(this);

  /**
   * Creates a scheduler without processes.
   *
   * @param stallTimeout how long, in real time, a thread may run outside of the network while the
   *     others wait for it
   */
  public Scheduler(VirtualClock clock, EventQueue queue, Pace pace, Duration stallTimeout) {
    this.clock = clock;
    this.queue = queue;
    this.turns = new Turns(clock, queue, pace, stallTimeout);
  }

  public VirtualClock clock() {
    return clock;
  }

  /** Returns the name of the calling process, {@code test} for the test's own thread. */
  public String currentName() {
    return turns.nameOf(Thread.currentThread());
  }

  /** Tells whether the thread takes part in the network. */
  boolean isKnown(Thread thread) {
    return turns.baton().find(thread) != null;
  }

  /** Tells whether {@link #close} was called. */
  public boolean isClosed() {
    return turns.isClosed();
  }

  /**
   * Makes a call that does not block, with the baton.
   *
   * @throws NetworkClosedException if the network was closed
   */
  public <T extends @Nullable Object, X extends Exception> T enter(ThrowingSupplier<T, X> call)
      throws X {
    Participant self = turns.enter();
    try {
      return call.get();
    } finally {
      turns.leave(self);
    }
  }

  /**
   * Runs a task that does not block, with the baton, for a thread that brings what comes from
   * outside; after the network's end it does nothing, as what arrives then is lost.
   */
  public void deliver(Runnable task) {
    turns.introduceCarrier();
    try {
      enter(
          () -> {
            task.run();
            return this;
          });
    } catch (NetworkClosedException e) {
      // a host that was switched off takes nothing
    }
  }

  /**
   * Lets the network run until a condition holds.
   *
   * @param point who is signalled when the condition may have come to hold
   * @param what the condition in words that complete "waits for"
   * @param ready the condition; it must not block
   * @param deadline the virtual time in nanoseconds at which to give up, or {@link
   *     EventQueue#NEVER}
   * @return false if the deadline came first
   * @throws StalledException if the network can make no progress
   * @throws NetworkClosedException if the network was closed
   */
  public boolean await(WaitPoint point, String what, BooleanSupplier ready, long deadline) {
    Participant self = turns.enter();
    try {
      return ready.getAsBoolean()
          || (deadline > clock.now() && wait(self, point, what, ready, deadline));
    } finally {
      turns.leave(self);
    }
  }

  private boolean wait(
      Participant self, WaitPoint point, String what, BooleanSupplier ready, long deadline) {
    self.what = what;
    self.since = clock.now();
    self.ready = ready;
    point.waiters.add(self);
    turns.roster().beginWait(self);
    if (deadline != EventQueue.NEVER) {
      self.deadline.set(deadline);
    }
    try {
      while (true) {
        turns.drive(self);
        self.throwVerdict();
        if (ready.getAsBoolean()) {
          return true;
        }
        if (self.isTimedOut || self.isQuiet) {
          return false;
        }
      }
    } finally {
      self.deadline.set(EventQueue.NEVER);
      turns.roster().endWait(self);
      point.waiters.remove(self);
    }
  }

  /** Lets the network run for a time, in nanoseconds. */
  public void advance(long nanos) {
    if (nanos < 0) {
      throw new IllegalArgumentException("time does not run backwards: " + nanos + " ns");
    }
    Participant self = turns.enter();
    try {
      wait(self, nowhere, "time to pass", () -> false, clock.now() + nanos);
    } finally {
      turns.leave(self);
    }
  }

  /** Lets the network run until a condition holds, which is evaluated after each event. */
  public void runUntil(BooleanSupplier condition) {
    Participant self = turns.enter();
    try {
      if (!condition.getAsBoolean()) {
        self.polls = true;
        wait(self, nowhere, "the condition of runUntil", condition, EventQueue.NEVER);
      }
    } finally {
      turns.leave(self);
    }
  }

  /**
   * Lets the network run until nothing is left to happen.
   *
   * @throws StalledException if that takes more than 24 hours of virtual time or 50 million events
   */
  public void runUntilQuiet() {
    Participant self = turns.enter();
    turns.loop().limit(clock.now() + QUIET_LIMIT.toNanos(), QUIET_EVENTS);
    self.waitsForQuiet = true;
    self.isQuiet = false;
    try {
      wait(self, nowhere, "quiet", () -> false, EventQueue.NEVER);
    } finally {
      self.waitsForQuiet = false;
      self.isQuiet = false;
      turns.loop().limit(EventQueue.NEVER, Integer.MAX_VALUE);
      turns.leave(self);
    }
  }

  /** Starts a process; it first runs when the caller blocks. */
  public HostProcess start(String host, String name, ThrowingRunnable body) {
    Participant self = turns.enter();
    try {
      Participant process =
          new Participant(Participant.Kind.PROCESS, name, host, queue, turns.roster());
      process.isStarted = false;
      turns.add(
          process,
          ProcessThreads.create("faultwire " + host + "/" + name, () -> live(process, body)));
      turns.watch();
      return process;
    } finally {
      turns.leave(self);
    }
  }

  private void live(Participant self, ThrowingRunnable body) {
    turns.begin(self);
    try {
      body.run();
    } catch (ProcessEnd e) {
      // the network is closed
    } catch (Throwable e) {
      if (!turns.isClosed()) {
        self.failed(e);
      }
    }
    turns.finish(self, processEnds);
  }

  /** Returns what makes threads that the network knows from their start, for executors. */
  public ThreadFactory threadFactory(String prefix) {
    return new KnownThreads(prefix, this::expect);
  }

  private void expect(Thread thread) {
    Participant self = turns.enter();
    try {
      turns.expect(thread);
    } finally {
      turns.leave(self);
    }
  }

  /**
   * Waits until processes have ended.
   *
   * @throws ProcessFailedException with what the first of them that failed has thrown
   */
  public void join(List<HostProcess> processes) {
    for (HostProcess process : processes) {
      await(processEnds, "the end of " + process, process::isDone, EventQueue.NEVER);
    }
    for (HostProcess process : processes) {
      Throwable failure = process.failure();
      if (failure != null) {
        ((Participant) process).isReported = true;
        throw new ProcessFailedException(process, failure);
      }
    }
  }

  /**
   * Ends all processes and every call that is blocked.
   *
   * @return what is wrong: processes that failed unnoticed, never ran, or do not end
   */
  public List<Throwable> close() {
    return turns.isClosed() ? new ArrayList<>() : new Shutdown(turns).run();
  }

  void signalled(WaitPoint point) {
    turns.roster().mark(point);
  }
}
