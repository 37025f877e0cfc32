package io.faultwire.host.process;

import java.util.ArrayList;
import java.util.List;

/** Ends the processes of a network. */
final class Shutdown {
  private static final long GLANCE = 1_000_000;
  private static final int PATIENCE = 2_000;

  private final Turns turns;
  private final Roster roster;
  private final List<Throwable> problems = new ArrayList<>();

  Shutdown(Turns turns) {
    this.turns = turns;
    this.roster = turns.roster();
  }

  /** Tells whether the one who closes the network has done so. */
  static boolean isOver(Participant closer) {
    return closer.isDone;
  }

  List<Throwable> run() {
    Participant self = turns.enter();
    turns.close(self);
    reportFailures();
    if (roster.untold() != null) {
      problems.add(roster.untold());
    }
    roster.processes.forEach(this::end);
    Driver driver = turns.driver();
    if (driver != null) {
      roster.makeRunnable(driver.participant());
    }
    for (Participant waiter : List.copyOf(roster.waiting)) {
      if (waiter.kind != Participant.Kind.PROCESS) {
        waiter.condemn(new NetworkClosedException(waiter.toString()));
        roster.makeRunnable(waiter);
      }
    }
    awaitEnds(self);
    self.isDone = true;
    turns.leave(self);
    return problems;
  }

  private void reportFailures() {
    for (Participant process : roster.processes) {
      Throwable failure = process.failure();
      if (failure != null && !process.isReported) {
        problems.add(new ProcessFailedException(process, failure));
      }
    }
  }

  private void end(Participant process) {
    if (process.isDone) {
      return;
    }
    if (!process.isStarted) {
      process.isDone = true;
      roster.tookBaton(process);
      problems.add(
          new AssertionError(
              process
                  + " never ran before the network was closed: join it, or let the network run with"
                  + " runUntilQuiet()"));
    } else if (process.isWaiting) {
      process.condemn(new ProcessEnd());
      roster.makeRunnable(process);
    } else {
      interrupt(process);
    }
  }

  private static void interrupt(Participant process) {
    Thread thread = process.thread;
    if (thread != null && process.state.get() == Participant.OUTSIDE) {
      thread.interrupt();
    }
  }

  private void awaitEnds(Participant self) {
    int glances = 0;
    while (true) {
      Participant next = roster.nextRunnable(turns.baton());
      if (next != null) {
        self.state.set(Participant.WAITING);
        next.isSelected = true;
        turns.baton().pass(next);
        self.parkUntilGranted();
      } else if (roster.processes.stream().allMatch(Participant::isDone)) {
        return;
      } else if (glances++ < PATIENCE) {
        turns.baton().nap(GLANCE);
        self.keepInterrupt();
      } else {
        reportUnending();
        return;
      }
    }
  }

  private void reportUnending() {
    for (Participant process : roster.processes) {
      if (!process.isDone) {
        AssertionError problem =
            new AssertionError(
                process + " does not end although its network is closed: it runs its own code");
        Thread thread = process.thread;
        if (thread != null) {
          problem.setStackTrace(thread.getStackTrace());
        }
        problems.add(problem);
      }
    }
  }
}
