package io.faultwire.host.process;

import io.faultwire.time.Deadline;
import io.faultwire.time.EventQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A thread that takes part in a network. */
final class Participant implements HostProcess {
  /** Has the baton and runs the user's code. */
  static final int HOLDING = 0;

  /** Has the baton and is in a call of the network. */
  static final int INSIDE = 1;

  /** Is in a call of the network and waits for the baton. */
  static final int WAITING = 2;

  /** Runs the user's code, or library code, without the baton. */
  static final int OUTSIDE = 3;

  /** Whose thread it is. */
  enum Kind {
    TEST,
    PROCESS,
    FOREIGN,
    /** A thread that brings what comes from outside; nobody waits for it. */
    CARRIER,
    DRIVER;

    /** Tells whether such a thread gives the baton back when somebody else wants it. */
    boolean givesWay() {
      return this == FOREIGN || this == CARRIER;
    }
  }

  final Kind kind;
  final AtomicInteger state = new AtomicInteger(WAITING);
  final Deadline deadline;
  private final String name;
  private final String host;
  @Nullable Thread thread;
  int depth;

  /** How many stretches of the user's own code it has begun with the baton. */
  final AtomicInteger section = new AtomicInteger();

  private volatile boolean granted;
  private boolean interrupted;

  boolean isStarted = true;
  volatile boolean isDone;
  boolean isReported;
  private volatile @Nullable Throwable failure;

  String what = "";
  long since;
  boolean isWaiting;
  @Nullable BooleanSupplier ready;
  boolean polls;
  boolean waitsForQuiet;
  boolean isQuiet;
  boolean isTimedOut;
  boolean isQueued;
  boolean isSelected;
  private @Nullable Throwable verdict;

  Participant(Kind kind, String name, String host, EventQueue queue, Roster roster) {
    this.kind = kind;
    this.name = name;
    this.host = host;
    this.deadline =
        new Deadline(
            queue,
            now -> {
              isTimedOut = true;
              roster.makeRunnable(this);
            });
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String host() {
    return host;
  }

  @Override
  public boolean isDone() {
    return isDone;
  }

  @Override
  public @Nullable Throwable failure() {
    return failure;
  }

  void failed(Throwable cause) {
    failure = cause;
  }

  /** Makes the call that it waits in throw. */
  void condemn(Throwable throwable) {
    verdict = throwable;
  }

  void throwVerdict() {
    Throwable thrown = verdict;
    verdict = null;
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
  }

  boolean isGranted() {
    return granted;
  }

  void grant() {
    granted = true;
    Thread target = thread;
    if (target == null) {
      return;
    }
    if (isStarted) {
      LockSupport.unpark(target);
    } else {
      isStarted = true;
      ProcessThreads.launch(target);
    }
  }

  /** Waits for the baton; an interrupt is kept for the user's code. */
  void parkUntilGranted() {
    while (!granted) {
      LockSupport.park(this);
      keepInterrupt();
    }
    accept();
  }

  void keepInterrupt() {
    interrupted |= Thread.interrupted();
  }

  void accept() {
    granted = false;
    state.set(INSIDE);
  }

  void giveInterruptBack() {
    if (interrupted) {
      interrupted = false;
      Thread.currentThread().interrupt();
    }
  }

  /** Tells whether the thread could run right now. */
  boolean isRunnable() {
    Thread target = thread;
    return target != null && target.getState() == Thread.State.RUNNABLE;
  }

  boolean isTerminated() {
    Thread target = thread;
    return target == null || target.getState() == Thread.State.TERMINATED;
  }

  @Override
  public String toString() {
    return switch (kind) {
      case TEST -> "the test's thread";
      case PROCESS -> "process '" + name + "' on host '" + host + "'";
      case FOREIGN, CARRIER -> "thread '" + name + "'";
      case DRIVER -> "the driver";
    };
  }
}
