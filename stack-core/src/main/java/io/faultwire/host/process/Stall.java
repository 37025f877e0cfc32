package io.faultwire.host.process;

import java.util.ArrayList;
import java.util.List;

/** Words for networks that do not get on. */
final class Stall {
  private static final int STACK_LINES = 12;

  private Stall() {}

  static StalledException nothingLeft(long now, Roster roster) {
    return describe(
        "the network can make no progress: at "
            + time(now)
            + " nothing is on its way, no timer runs, and everybody waits",
        roster);
  }

  static StalledException livelock(int events, long now, Roster roster) {
    return describe(
        "the network goes round in circles: "
            + events
            + " events at "
            + time(now)
            + " let nobody go on; give the link a latency or a rate",
        roster);
  }

  static StalledException tooBusy(String bound, Roster roster) {
    return describe(
        "the network does not become quiet within "
            + bound
            + "; end what repeats itself, or use advance(Duration)",
        roster);
  }

  static StalledException busy(Participant outside, Roster roster) {
    StalledException exception =
        describe(
            outside
                + " has run outside of the network for too long in real time, and virtual time"
                + " waits for it; set -Dfaultwire.stallTimeout (seconds) if it needs longer",
            roster);
    Thread thread = outside.thread;
    if (thread != null) {
      exception.setStackTrace(thread.getStackTrace());
    }
    return exception;
  }

  private static StalledException describe(String headline, Roster roster) {
    List<String> lines = new ArrayList<>();
    lines.add(headline + ":");
    for (Participant each : roster.waiting) {
      lines.add("  " + each + " waits for " + each.what + ", since " + time(each.since));
    }
    for (Participant each : roster.outside()) {
      Thread thread = each.thread;
      lines.add("  " + each + " is outside of the network" + at(thread));
    }
    for (Participant each : roster.processes) {
      Throwable failure = each.failure();
      if (failure != null) {
        lines.add("  " + each + " has failed: " + failure);
      }
    }
    StalledException exception = new StalledException(String.join("\n", lines));
    for (Participant each : roster.processes) {
      Throwable failure = each.failure();
      if (failure != null) {
        each.isReported = true;
        exception.addSuppressed(failure);
      }
    }
    return exception;
  }

  private static String at(@org.jspecify.annotations.Nullable Thread thread) {
    if (thread == null) {
      return "";
    }
    StringBuilder text = new StringBuilder(", " + thread.getState());
    StackTraceElement[] stack = thread.getStackTrace();
    for (int i = 0; i < Math.min(stack.length, STACK_LINES); i++) {
      text.append("\n      at ").append(stack[i]);
    }
    return text.toString();
  }

  static String time(long nanos) {
    return nanos / 1_000_000 + "." + String.format("%03d", nanos / 1000 % 1000) + " ms";
  }
}
