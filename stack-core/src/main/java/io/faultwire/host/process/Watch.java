package io.faultwire.host.process;

import org.jspecify.annotations.Nullable;

/** Watches over one network. */
final class Watch {
  /** For how many ticks a process may be blocked outside before the others go on. */
  private static final int PATIENCE = 200;

  private static final int PATIENCE_WITH_FOREIGNERS = 2;

  private final Turns turns;
  private final Participant guard;
  private @Nullable Participant lastHolder;
  private int lastSection;
  private int blockedTicks;
  private long runningTicks;

  Watch(Turns turns) {
    this.turns = turns;
    this.guard = turns.guard();
  }

  boolean isOver() {
    return turns.isClosed();
  }

  void tick() {
    Baton baton = turns.baton();
    Participant holder = baton.holder();
    if (holder == null || holder.state.get() != Participant.HOLDING) {
      reset(holder);
      return;
    }
    if (holder != lastHolder || holder.section.get() != lastSection) {
      reset(holder);
    }
    if (holder.isRunnable()) {
      blockedTicks = 0;
      if (++runningTicks > turns.stallTicks()
          && holder.kind != Participant.Kind.TEST
          && baton.take(holder, guard)) {
        turns.reportBusy(holder);
      }
    } else {
      int patience = baton.hasForeigners ? PATIENCE_WITH_FOREIGNERS : PATIENCE;
      if (++blockedTicks > patience && baton.take(holder, guard)) {
        baton.hasForeigners = true;
        turns.passOn();
      }
    }
  }

  private void reset(@Nullable Participant holder) {
    lastHolder = holder;
    lastSection = holder == null ? 0 : holder.section.get();
    blockedTicks = 0;
    runningTicks = 0;
  }
}
