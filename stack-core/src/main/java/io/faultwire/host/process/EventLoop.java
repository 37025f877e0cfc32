package io.faultwire.host.process;

import io.faultwire.time.EventQueue;
import io.faultwire.time.VirtualClock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the events of a network while everybody is blocked; run by who has the baton. */
final class EventLoop {
  /** How many events may run at one moment, none of them letting anybody go on. */
  private static final int LIVELOCK = 1_000_000;

  /** One glance at the threads outside, in nanoseconds of real time. */
  private static final long GLANCE = 100_000;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final VirtualClock clock;
  private final EventQueue queue;
  private final Baton baton;
  private final Roster roster;
  private final Pace pace;
  private final long stallNanos;
  private int eventsAtOneTime;
  private long events;
  private long idleSince = EventQueue.NEVER;
  private long timeLimit = EventQueue.NEVER;
  private long eventLimit = Long.MAX_VALUE;

  EventLoop(
      VirtualClock clock,
      EventQueue queue,
      Baton baton,
      Roster roster,
      Pace pace,
      Duration stallTimeout) {
    this.clock = clock;
    this.queue = queue;
    this.baton = baton;
    this.roster = roster;
    this.pace = pace;
    this.stallNanos = stallTimeout.toNanos();
  }

  /** Bounds how far the network may run, until it is called again. */
  void limit(long time, int moreEvents) {
    timeLimit = time;
    eventLimit = time == EventQueue.NEVER ? Long.MAX_VALUE : events + moreEvents;
  }

  void somebodyRan() {
    eventsAtOneTime = 0;
    idleSince = EventQueue.NEVER;
  }

  /** Runs the next event, or finds out that there will be none. */
  void step(@Nullable Participant self) {
    long next = queue.nextTime();
    if (pace.isReal()) {
      stepInRealTime(next);
    } else if (next == EventQueue.NEVER) {
      idle(self);
    } else if (next > timeLimit || events >= eventLimit) {
      String bound = next > timeLimit ? "24 hours of virtual time" : "50 million events";
      limit(EventQueue.NEVER, 0);
      fail(Stall.tooBusy(bound, roster), self);
    } else if (next <= clock.now() || mayLeap(next - clock.now(), self)) {
      run(next, self);
    }
  }

  private void stepInRealTime(long next) {
    long now = pace.now(clock.now());
    clock.advanceTo(now);
    if (next <= now) {
      run(next, null);
    } else if (isQuiet(next, now) && wakeWhoWaitsForQuiet()) {
      return;
    } else if (hasStalled(now)) {
      fail(Stall.nothingLeft(now, roster), null);
    } else {
      baton.nap(Math.min(next - now, 100 * NANOS_PER_MILLI));
    }
  }

  /** A process between two calls is about to go on; one that stays away is not waited for. */
  private boolean isQuiet(long next, long now) {
    if (next != EventQueue.NEVER) {
      idleSince = EventQueue.NEVER;
      return false;
    }
    idleSince = idleSince == EventQueue.NEVER ? now : idleSince;
    return roster.allProcessesWait() || now - idleSince >= stallNanos;
  }

  /** A library's thread that is outside may come back, so it is given time. */
  private boolean hasStalled(long now) {
    return idleSince != EventQueue.NEVER
        && now - idleSince >= stallNanos
        && pace.isOfAClosedWorld()
        && roster.everybodyWaits();
  }

  private void run(long next, @Nullable Participant self) {
    if (next > clock.now()) {
      eventsAtOneTime = 0;
    } else if (++eventsAtOneTime > LIVELOCK) {
      eventsAtOneTime = 0;
      fail(Stall.livelock(LIVELOCK, clock.now(), roster), self);
      return;
    }
    events++;
    idleSince = EventQueue.NEVER;
    try {
      queue.runNext(clock);
    } catch (RuntimeException | Error e) {
      fail(e, self);
    }
  }

  /** Time leaps only while nobody runs outside; the longer the leap, the longer the look. */
  private boolean mayLeap(long nanos, @Nullable Participant self) {
    if (!baton.hasForeigners) {
      return true;
    }
    long millis = nanos / NANOS_PER_MILLI;
    int patience = millis < 1 ? 0 : millis < 100 ? 2 : millis < 1000 ? 20 : 300;
    int quietGlances = 0;
    for (long busyGlances = 0; busyGlances < stallNanos / GLANCE; ) {
      if (baton.hasArrivals() || roster.hasRunnable()) {
        return false;
      }
      Participant busy = roster.busyOutside();
      if (busy == null && quietGlances++ >= patience) {
        return true;
      }
      busyGlances += busy == null ? 0 : 1;
      glance(self);
    }
    Participant busy = roster.busyOutside();
    if (busy != null) {
      fail(Stall.busy(busy, roster), self);
    }
    return false;
  }

  private void idle(@Nullable Participant self) {
    List<Participant> outside = baton.hasForeigners ? roster.outside() : List.of();
    int quietGlances = 0;
    for (long glances = 0; !outside.isEmpty() && glances < stallNanos / GLANCE; glances++) {
      if (baton.hasArrivals() || queue.nextTime() != EventQueue.NEVER) {
        return;
      }
      quietGlances = roster.busyOutside() == null ? quietGlances + 1 : 0;
      if (quietGlances > 200 && wakeWhoWaitsForQuiet()) {
        return;
      }
      glance(self);
      outside = roster.outside();
    }
    if (!baton.hasArrivals() && !wakeWhoWaitsForQuiet()) {
      fail(Stall.nothingLeft(clock.now(), roster), self);
    }
  }

  private void glance(@Nullable Participant self) {
    baton.nap(GLANCE);
    if (self != null) {
      self.keepInterrupt();
    }
  }

  private boolean wakeWhoWaitsForQuiet() {
    boolean woken = false;
    for (Participant waiter : roster.waiting) {
      if (waiter.waitsForQuiet) {
        waiter.isQuiet = true;
        roster.makeRunnable(waiter);
        woken = true;
      }
    }
    return woken;
  }

  private void fail(Throwable failure, @Nullable Participant self) {
    Participant responsible = roster.responsible();
    Participant told = responsible == null ? self : responsible;
    if (told == null) {
      roster.tellNextWaiter(failure);
    } else {
      told.condemn(failure);
      roster.makeRunnable(told);
    }
  }
}
