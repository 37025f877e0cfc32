package io.faultwire.host.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who takes part in a network, who waits, and who can go on; touched with the baton only. */
final class Roster {
  final List<Participant> processes = new ArrayList<>();
  final List<Participant> strangers = new ArrayList<>();
  final List<Participant> waiting = new ArrayList<>();
  private final ArrayDeque<Participant> runnable = new ArrayDeque<>();
  private final List<WaitPoint> marked = new ArrayList<>();
  private int pollers;
  private @Nullable Throwable untold;
  @Nullable Participant test;

  void makeRunnable(Participant participant) {
    if (!participant.isQueued) {
      participant.isQueued = true;
      runnable.add(participant);
    }
  }

  /** Returns the one that could go on first, who is runnable no longer, or null. */
  @Nullable Participant nextRunnable(Baton baton) {
    for (Participant p = baton.nextArrival(); p != null; p = baton.nextArrival()) {
      makeRunnable(p);
    }
    lookAgain();
    Participant next = runnable.pollFirst();
    if (next != null) {
      next.isQueued = false;
    }
    return next;
  }

  /** Tells whether somebody could go on; who that is stays first. */
  boolean canGoOn(Baton baton) {
    Participant next = nextRunnable(baton);
    if (next == null) {
      return false;
    }
    next.isQueued = true;
    runnable.addFirst(next);
    return true;
  }

  boolean hasRunnable() {
    return !runnable.isEmpty();
  }

  void mark(WaitPoint point) {
    marked.add(point);
  }

  private void lookAgain() {
    for (int i = 0; i < marked.size(); i++) {
      WaitPoint point = marked.get(i);
      point.isMarked = false;
      for (Participant waiter : point.waiters) {
        lookAgain(waiter);
      }
    }
    marked.clear();
    if (pollers > 0) {
      for (Participant waiter : waiting) {
        if (waiter.polls) {
          lookAgain(waiter);
        }
      }
    }
  }

  private void lookAgain(Participant waiter) {
    if (!waiter.isQueued && waiter.ready != null && waiter.ready.getAsBoolean()) {
      makeRunnable(waiter);
    }
  }

  void beginWait(Participant participant) {
    participant.isWaiting = true;
    participant.isTimedOut = false;
    waiting.add(participant);
    pollers += participant.polls ? 1 : 0;
    if (untold != null) {
      participant.condemn(untold);
      untold = null;
      makeRunnable(participant);
    }
  }

  /** Keeps a failure that happened in real time while nobody waited for the network. */
  void tellNextWaiter(Throwable failure) {
    if (untold == null) {
      untold = failure;
    } else if (untold != failure) {
      untold.addSuppressed(failure);
    }
  }

  /** Returns a failure that nobody was told of, or null. */
  @Nullable Throwable untold() {
    return untold;
  }

  void endWait(Participant participant) {
    participant.isWaiting = false;
    participant.ready = null;
    waiting.remove(participant);
    pollers -= participant.polls ? 1 : 0;
    participant.polls = false;
    if (participant.isQueued) {
      participant.isQueued = false;
      runnable.remove(participant);
    }
  }

  /** Forgets one that took the baton itself instead of waiting for its turn. */
  void tookBaton(Participant participant) {
    if (participant.isQueued) {
      participant.isQueued = false;
      runnable.remove(participant);
    }
  }

  /** Returns who drives the network if nobody can go on, or null if nobody waits. */
  @Nullable Participant anyWaiting() {
    return waiting.isEmpty() ? null : waiting.get(0);
  }

  /** Returns whom a failure of the whole network is told: the test if it waits, or else anybody. */
  @Nullable Participant responsible() {
    Participant root = test;
    return root != null && root.isWaiting ? root : anyWaiting();
  }

  /** Tells whether the test and all processes wait; threads of libraries are not asked. */
  boolean everybodyWaits() {
    Participant root = test;
    return !waiting.isEmpty() && (root == null || root.isWaiting) && allProcessesWait();
  }

  /** Tells whether no process runs outside of the network. */
  boolean allProcessesWait() {
    for (Participant each : processes) {
      if (!each.isDone && !each.isWaiting) {
        return false;
      }
    }
    return true;
  }

  /** Returns one that runs outside of the network without the baton right now, or null. */
  @Nullable Participant busyOutside() {
    strangers.removeIf(Participant::isTerminated);
    Participant busy = busy(strangers);
    busy = busy == null ? busy(processes) : busy;
    Participant root = test;
    return busy == null && root != null && isBusy(root) ? root : busy;
  }

  private static @Nullable Participant busy(List<Participant> candidates) {
    for (Participant candidate : candidates) {
      if (isBusy(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  private static boolean isBusy(Participant participant) {
    return participant.state.get() == Participant.OUTSIDE && participant.isRunnable();
  }

  /** Returns those that are outside of the network without the baton, running or not. */
  List<Participant> outside() {
    List<Participant> found = new ArrayList<>();
    strangers.removeIf(Participant::isTerminated);
    Participant root = test;
    for (List<Participant> group :
        List.of(root == null ? List.<Participant>of() : List.of(root), processes, strangers)) {
      for (Participant each : group) {
        if (each.state.get() == Participant.OUTSIDE && !each.isDone) {
          found.add(each);
        }
      }
    }
    return found;
  }
}
