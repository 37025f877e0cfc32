package io.faultwire.suites.script.run;

import io.faultwire.suites.script.language.Action;
import io.faultwire.suites.script.language.Event;
import io.faultwire.suites.script.language.EventTime;
import io.faultwire.suites.script.live.Mismatch;
import io.faultwire.suites.script.live.Row;
import io.faultwire.suites.script.live.RunOptions;
import io.faultwire.suites.tcp.subject.RawWire;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When events are due, and whether what happens is on time.
 *
 * <p>A relative time counts from when the event before was over; between two inbound packets it
 * counts from when the first was due, so that many of them do not add up errors.
 */
final class Schedule {
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * What comes of a late ACK: a retransmission timer is set to SRTT and four times half of it,
   * which is three times the round trip that was measured first (RFC 6298 section 2.2).
   */
  private static final int LATE_TIMER = 3;

  private final RunOptions options;
  private final RawWire wire;
  private @Nullable Due current;
  private @Nullable Due previous;
  private boolean currentIsInbound;

  /**
   * Make a schedule.
   *
   * @param wire tells how late the tester came, from which the subject may be late as well
   */
  Schedule(RunOptions options, RawWire wire) {
    this.options = options;
    this.wire = wire;
  }

  private long toleranceAfter(long span) {
    return options.tolerance(span) + LATE_TIMER * wire.lateness().toNanos();
  }

  /** Move to an event, and return when it is due. */
  Due next(Event event, long now) {
    boolean inbound = event.action() instanceof Action.Inbound;
    EventTime time = event.time();
    boolean counts = time.isRelative() || time.kind() == EventTime.Kind.ANY;
    boolean anchored = inbound && currentIsInbound && current != null;
    long base = !counts ? 0 : anchored ? current.from() : now;
    previous = current;
    currentIsInbound = inbound;
    current = new Due(time.kind(), base, base + time.from(), base + time.to());
    return current;
  }

  /**
   * Check that something happened when it was due.
   *
   * @param what it was, for the message
   */
  void check(String what, Due due, long actual) {
    if (previous != null && due.kind() != EventTime.Kind.ANY) {
      Row row = row(due, actual);
      if (row.differs()) {
        throw new Mismatch(what + " came at another time", List.of(row));
      }
    }
  }

  /** Check that a call which waited returned when it was due. */
  void checkReturn(String call, Due started, long due, long actual) {
    long tolerance = toleranceAfter(due - started.from());
    if (Math.abs(actual - due) > tolerance) {
      Row row = new Row("time", seconds(due) + tolerance(tolerance), seconds(actual), true);
      throw new Mismatch(call + "() returned at another time", List.of(row));
    }
  }

  /** Return the time that was expected and that of what came, side by side. */
  Row row(Due due, long actual) {
    if (due.kind() == EventTime.Kind.ANY) {
      return new Row("time", "any", seconds(actual), false);
    }
    long tolerance = toleranceAfter(previous == null ? 0 : due.from() - previous.from());
    boolean differs = actual < due.from() - tolerance || actual > due.to() + tolerance;
    return new Row("time", expected(due) + tolerance(tolerance), seconds(actual), differs);
  }

  /** Return the time that was expected, for something that did not come. */
  String expected(Due due) {
    return switch (due.kind()) {
      case ANY -> "any";
      case ABSOLUTE, RELATIVE -> seconds(due.from());
      case ABSOLUTE_RANGE, RELATIVE_RANGE -> seconds(due.from()) + "~" + seconds(due.to());
    };
  }

  private static String tolerance(long nanos) {
    return " ± " + seconds(nanos);
  }

  /** Return a time in seconds, with six decimals. */
  static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.6f", nanos / NANOS_PER_SECOND);
  }
}
