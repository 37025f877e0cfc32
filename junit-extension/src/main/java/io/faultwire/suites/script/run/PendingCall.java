package io.faultwire.suites.script.run;

import io.faultwire.suites.script.call.CallContext;
import io.faultwire.suites.script.call.PreparedCall;
import io.faultwire.suites.script.live.Mismatch;
import io.faultwire.suites.script.live.Row;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The call that waits while other events happen; there is one at most. */
final class PendingCall {
  /** How long the next call waits for the one before it to return, as in packetdrill. */
  private static final long PATIENCE = 1_000_000_000;

  private final CallContext context;
  private final Schedule schedule;
  private @Nullable Waiting waiting;

  private record Waiting(int line, PreparedCall call, Due started, long due) {}

  PendingCall(CallContext context, Schedule schedule) {
    this.context = context;
    this.schedule = schedule;
  }

  /** Try a call again and again from now on, until it returns at a time. */
  void begin(int line, PreparedCall call, Due started, long due) {
    waiting = new Waiting(line, call, started, due);
    context.timeline().setWatcher(this::look);
  }

  private void look() {
    Waiting current = waiting;
    if (current == null) {
      return;
    }
    OptionalInt result = current.call().attempt(context);
    if (result.isPresent()) {
      waiting = null;
      context.timeline().setWatcher(null);
      try {
        current.call().complete(context, result.getAsInt());
        schedule.checkReturn(
            current.call().name(), current.started(), current.due(), context.timeline().now());
      } catch (Mismatch mismatch) {
        throw new StepFailed(current.line(), mismatch);
      }
    }
  }

  /** Wait a second at most for the call to return, and tell whether none is waiting any more. */
  boolean settle() {
    long end = context.timeline().now() + PATIENCE;
    while (waiting != null && context.timeline().now() < end) {
      context.timeline().advanceTo(Math.min(end, context.timeline().now() + PATIENCE / 1000));
    }
    return waiting == null;
  }

  /** Fail if a call still waits, a second after the last event. */
  void requireNone() {
    Waiting current = waiting;
    if (!settle() && current != null) {
      Row row = new Row("time", Schedule.seconds(current.due()), "still waiting", true);
      throw new StepFailed(
          current.line(),
          new Mismatch(
              current.call().name() + "() still waits at the end of the script", List.of(row)));
    }
  }
}
