package io.faultwire.suites.script.run;

import io.faultwire.suites.script.call.PreparedCall;
import io.faultwire.suites.script.language.EventTime;
import io.faultwire.suites.script.live.Mismatch;
import io.faultwire.suites.script.live.Row;
import io.faultwire.suites.script.live.Timeline;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A socket call. */
final class CallStep implements Step {
  /** How long a call may wait of which the script does not say that it waits. */
  private static final long PATIENCE = 10_000_000_000L;

  private static final long STEP = 1_000_000;

  private final int line;
  private final PreparedCall call;
  private final OptionalLong end;

  /** Make a step; the end is when a call that waits returns, as the script gives it. */
  CallStep(int line, PreparedCall call, OptionalLong end) {
    this.line = line;
    this.call = call;
    this.end = end;
  }

  @Override
  public void run(RunState state, Due due) {
    boolean free = state.pending().settle();
    if (!free && call.mayWait()) {
      throw new Mismatch(call.name() + "() begins while another call waits", List.of());
    }
    state.await("the call " + call.name() + "()", due);
    OptionalInt result = call.attempt(state.calls());
    if (result.isEmpty() && call.mayWait()) {
      state.pending().begin(line, call, due, returns(due));
      return;
    }
    call.complete(state.calls(), result.isPresent() ? result.getAsInt() : await(state));
    if (call.mayWait()) {
      state.schedule().checkReturn(call.name(), due, returns(due), state.timeline().now());
    }
  }

  private long returns(Due due) {
    boolean relative = due.kind() == EventTime.Kind.RELATIVE;
    return (relative ? due.base() : 0) + end.orElse(0);
  }

  /** Wait for a call that the script expects to return at once. */
  private int await(RunState state) {
    Timeline timeline = state.timeline();
    long last = timeline.now() + PATIENCE;
    while (timeline.now() < last) {
      timeline.advanceTo(timeline.now() + STEP);
      OptionalInt result = call.attempt(state.calls());
      if (result.isPresent()) {
        return result.getAsInt();
      }
    }
    Row row = new Row("result", "at once", "none after 10 s", true);
    throw new Mismatch(
        call.name()
            + "() waits; if it shall, write the time when it returns: 0...0.2 "
            + call.name()
            + "(...)",
        List.of(row));
  }
}
