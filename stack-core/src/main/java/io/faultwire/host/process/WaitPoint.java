package io.faultwire.host.process;

import java.util.ArrayList;
import java.util.List;

/** What processes wait at until somebody says that something has changed. */
public final class WaitPoint {
  final List<Participant> waiters = new ArrayList<>(2);
  private final Scheduler scheduler;
  boolean isMarked;

  public WaitPoint(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Has those who wait here look again whether they can go on; called with the baton. */
  public void signal() {
    if (!isMarked && !waiters.isEmpty()) {
      isMarked = true;
      scheduler.signalled(this);
    }
  }
}
