package io.faultwire.suites.script.run;

import io.faultwire.suites.script.call.CallContext;
import io.faultwire.suites.script.expression.Variables;
import io.faultwire.suites.script.live.Conversations;
import io.faultwire.suites.script.live.Descriptors;
import io.faultwire.suites.script.live.RunOptions;
import io.faultwire.suites.script.live.Timeline;
import io.faultwire.suites.tcp.subject.SocketCalls;
import io.faultwire.suites.tcp.subject.TestBed;

/** All that the steps of one run share. */
final class RunState {
  private final TestBed bed;
  private final CallContext calls;
  private final Schedule schedule;
  private final PendingCall pending;
  private final Variables variables;
  private final RunLog log;

  RunState(TestBed bed, SocketCalls sockets, RunOptions options, RunLog log) {
    this.bed = bed;
    this.log = log;
    this.schedule = new Schedule(options, bed.wire());
    this.variables = new Variables(log::print);
    this.calls =
        new CallContext(
            sockets,
            bed.wire(),
            new Timeline(bed.wire()),
            new Descriptors(),
            new Conversations(options),
            options);
    this.pending = new PendingCall(calls, schedule);
  }

  TestBed bed() {
    return bed;
  }

  CallContext calls() {
    return calls;
  }

  Timeline timeline() {
    return calls.timeline();
  }

  Conversations conversations() {
    return calls.conversations();
  }

  RunOptions options() {
    return calls.options();
  }

  Schedule schedule() {
    return schedule;
  }

  PendingCall pending() {
    return pending;
  }

  Variables variables() {
    return variables;
  }

  RunLog log() {
    return log;
  }

  /** Let time pass until an event is due, and check that it is not late. */
  void await(String what, Due due) {
    timeline().advanceTo(due.from());
    schedule.check(what, due, timeline().now());
  }
}
