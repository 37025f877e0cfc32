package io.faultwire.suites.script.language;

import io.faultwire.suites.script.expression.Program;
import io.faultwire.suites.script.packet.Packet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What happens in an event. */
public sealed interface Action {

  /** A packet that the tester sends. */
  record Inbound(Packet packet) implements Action {}

  /** A packet that the subject is expected to send. */
  record Outbound(Packet packet, Demands demands) implements Action {}

  /**
   * A socket call.
   *
   * @param end when a call that waits returns, in nanoseconds; empty for one that does not wait
   * @param name such as {@code bind}
   * @param arguments what stands between the parentheses
   * @param result what it shall return
   * @param error the error that it shall report
   */
  record Call(
      OptionalLong end,
      String name,
      List<Argument> arguments,
      Argument result,
      Optional<String> error)
      implements Action {}

  /** A shell command. */
  record Shell(String text) implements Action {}

  /** Code that judges the counters of the connection. */
  record Code(Program program) implements Action {}
}
