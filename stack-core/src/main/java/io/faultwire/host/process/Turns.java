package io.faultwire.host.process;

import io.faultwire.time.EventQueue;
import io.faultwire.time.VirtualClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Decides whose turn it is. */
final class Turns {
  private final VirtualClock clock;
  private final EventQueue queue;
  private final Pace pace;
  private final Baton baton = new Baton();
  private final Roster roster = new Roster();
  private final EventLoop loop;
  private final AtomicBoolean hasTest = new AtomicBoolean();
  private final @Nullable Driver driver;
  private final long stallTicks;
  private volatile @Nullable Participant closer;
  private @Nullable Watch watch;

  Turns(VirtualClock clock, EventQueue queue, Pace pace, Duration stallTimeout) {
    this.clock = clock;
    this.queue = queue;
    this.pace = pace;
    this.loop = new EventLoop(clock, queue, baton, roster, pace, stallTimeout);
    this.stallTicks = stallTimeout.toMillis();
    this.driver = pace.isReal() ? new Driver(this, queue) : null;
    if (driver != null) {
      baton.hasForeigners = true;
      driver.start(baton);
    }
  }

  Roster roster() {
    return roster;
  }

  Baton baton() {
    return baton;
  }

  EventLoop loop() {
    return loop;
  }

  VirtualClock clock() {
    return clock;
  }

  @Nullable Driver driver() {
    return driver;
  }

  /** Has the watchdog look after this network from now on; called with the baton. */
  void watch() {
    if (watch == null) {
      watch = new Watch(this);
      Watchdog.guard(watch);
    }
  }

  /** Returns how many milliseconds of real time a process may run on and on. */
  long stallTicks() {
    return stallTicks;
  }

  /** Returns a participant in whose name the watch takes the baton. */
  Participant guard() {
    Participant guard = new Participant(Participant.Kind.DRIVER, "watchdog", "", queue, roster);
    guard.state.set(Participant.INSIDE);
    return guard;
  }

  /** Tells the test that a process runs on and on; the caller has the baton. */
  void reportBusy(Participant runaway) {
    baton.hasForeigners = true;
    Participant responsible = roster.responsible();
    if (responsible != null) {
      responsible.condemn(Stall.busy(runaway, roster));
      roster.makeRunnable(responsible);
    }
    passOn();
  }

  boolean isClosed() {
    return closer != null;
  }

  void close(Participant by) {
    closer = by;
  }

  String nameOf(Thread thread) {
    Participant known = baton.find(thread);
    return known == null ? thread.getName() : known.name();
  }

  /** Waits until the caller has the baton, if it has not. */
  Participant enter() {
    Participant self = baton.enterAgain();
    if (self == null) {
      checkOpen(null);
      self = arrive();
    }
    if (closer != null && closer != self) {
      leave(self);
      checkOpen(self);
    }
    return self;
  }

  private void checkOpen(@Nullable Participant self) {
    if (closer != null) {
      Participant who = self == null ? baton.find(Thread.currentThread()) : self;
      if (who != null && who.kind == Participant.Kind.PROCESS) {
        throw new ProcessEnd();
      }
      throw new NetworkClosedException("thread '" + Thread.currentThread().getName() + "'");
    }
  }

  private Participant arrive() {
    Thread thread = Thread.currentThread();
    Participant self = baton.find(thread);
    if (self == null) {
      self = newcomer(thread);
      baton.add(thread, self);
    }
    baton.arrive(self);
    arrived(self);
    if (self.kind == Participant.Kind.TEST) {
      roster.test = self;
    } else if (self.kind == Participant.Kind.FOREIGN && !roster.strangers.contains(self)) {
      roster.strangers.add(self);
      watch();
    }
    return self;
  }

  private void arrived(Participant self) {
    baton.arrived(self);
    roster.tookBaton(self);
    clock.advanceTo(pace.now(clock.now()));
  }

  private Participant newcomer(Thread thread) {
    if (hasTest.compareAndSet(false, true)) {
      return new Participant(Participant.Kind.TEST, "test", "", queue, roster);
    }
    baton.hasForeigners = true;
    return new Participant(Participant.Kind.FOREIGN, thread.getName(), "", queue, roster);
  }

  /** Makes the calling thread known as one that brings what comes from outside. */
  void introduceCarrier() {
    Thread thread = Thread.currentThread();
    if (baton.find(thread) == null) {
      baton.hasForeigners = true;
      baton.add(
          thread, new Participant(Participant.Kind.CARRIER, thread.getName(), "", queue, roster));
    }
  }

  /** Makes a thread known that is about to start. */
  void expect(Thread thread) {
    baton.hasForeigners = true;
    Participant stranger =
        new Participant(Participant.Kind.FOREIGN, thread.getName(), "", queue, roster);
    stranger.state.set(Participant.OUTSIDE);
    baton.add(thread, stranger);
    roster.strangers.add(stranger);
    watch();
  }

  /** Ends a call. */
  void leave(Participant self) {
    if (--self.depth > 0) {
      return;
    }
    self.giveInterruptBack();
    if (driver != null || closer != null) {
      self.state.set(Participant.OUTSIDE);
      passOn();
      return;
    }
    if (self.kind.givesWay()) {
      Participant next = roster.nextRunnable(baton);
      if (next != null) {
        self.state.set(Participant.OUTSIDE);
        select(next);
        return;
      }
    }
    self.section.lazySet(self.section.get() + 1);
    self.state.set(Participant.HOLDING);
  }

  /** Gives the baton to who can go on, else to who drives, else to nobody. */
  void passOn() {
    Participant next = roster.nextRunnable(baton);
    if (next != null) {
      select(next);
    } else if (closer != null) {
      baton.pass(Shutdown.isOver(closer) ? null : closer);
    } else if (driver != null) {
      baton.pass(driver.participant());
    } else {
      baton.pass(roster.anyWaiting());
    }
  }

  private void select(Participant next) {
    loop.somebodyRan();
    next.isSelected = true;
    baton.pass(next);
  }

  /** Runs the network until it is the caller's turn. */
  void drive(Participant self) {
    while (true) {
      Participant next = roster.nextRunnable(baton);
      if (next == self) {
        return;
      }
      if (next == null && driver != null && self != driver.participant()) {
        next = driver.participant();
      }
      if (next != null) {
        self.isSelected = false;
        self.state.set(Participant.WAITING);
        select(next);
        self.parkUntilGranted();
        if (self.isSelected) {
          return;
        }
      } else {
        loop.step(self);
      }
    }
  }

  void add(Participant process, Thread thread) {
    baton.add(thread, process);
    roster.processes.add(process);
    roster.makeRunnable(process);
  }

  /** Begins the life of a process; its thread was started with the baton. */
  void begin(Participant self) {
    self.accept();
    self.depth = 1;
    leave(self);
  }

  /** Ends the life of a process and lets the others go on. */
  void finish(Participant self, WaitPoint ends) {
    if (baton.enterAgain() == null) {
      baton.arrive(self);
      arrived(self);
    }
    self.isDone = true;
    baton.forget(self);
    ends.signal();
    self.state.set(Participant.INSIDE);
    while (driver == null
        && closer == null
        && !roster.canGoOn(baton)
        && roster.anyWaiting() != null) {
      loop.step(null);
    }
    self.state.set(Participant.OUTSIDE);
    passOn();
  }
}
