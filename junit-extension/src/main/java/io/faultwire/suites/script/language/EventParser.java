package io.faultwire.suites.script.language;

import io.faultwire.suites.script.expression.CodeException;
import io.faultwire.suites.script.expression.Program;
import io.faultwire.suites.script.language.EventTime.Kind;
import java.math.BigDecimal;
import java.util.OptionalLong;

/** Reads an event: its time, then what happens. */
final class EventParser {
  /** The latest time, about 31 years. */
  private static final BigDecimal LATEST = BigDecimal.valueOf(1_000_000_000);

  private final TokenStream tokens;
  private final PacketParser packets;
  private final CallParser calls;

  EventParser(TokenStream tokens) {
    this.tokens = tokens;
    this.packets = new PacketParser(tokens);
    this.calls = new CallParser(tokens);
  }

  Event event() {
    int line = tokens.peek().line();
    EventTime time = time();
    if (time.to() < time.from()) {
      throw tokens.refuse(line, "the range of time ends before it begins");
    }
    Action action = action();
    boolean exact = time.kind() == Kind.ABSOLUTE || time.kind() == Kind.RELATIVE;
    if (!exact && !(action instanceof Action.Outbound)) {
      throw tokens.refuse(
          line, "only an outbound packet can have a range of time or '*', since all else is exact");
    }
    return new Event(line, tokens.lastLine(), time, action);
  }

  private EventTime time() {
    if (tokens.skip("*")) {
      return new EventTime(Kind.ANY, 0, 0);
    }
    boolean relative = tokens.skip("+");
    long from = nanoseconds();
    if (!tokens.skip("~")) {
      return new EventTime(relative ? Kind.RELATIVE : Kind.ABSOLUTE, from, from);
    }
    if (relative) {
      tokens.expect("+");
    }
    return new EventTime(relative ? Kind.RELATIVE_RANGE : Kind.ABSOLUTE_RANGE, from, nanoseconds());
  }

  private long nanoseconds() {
    Token token = tokens.peek();
    if (token.kind() != Token.Kind.FLOAT && token.kind() != Token.Kind.INTEGER) {
      throw tokens.unexpected("a time in seconds");
    }
    tokens.take();
    BigDecimal seconds = new BigDecimal(token.text());
    if (seconds.signum() < 0 || seconds.compareTo(LATEST) > 0) {
      throw tokens.refuse(token, "a time is 0 to " + LATEST + " seconds, not " + token.text());
    }
    return seconds.movePointRight(9).longValue();
  }

  private Action action() {
    Token next = tokens.peek();
    return switch (next.kind()) {
      case BACK_QUOTED -> new Action.Shell(tokens.take().text());
      case CODE -> code(tokens.take());
      case ELLIPSIS -> {
        tokens.take();
        yield calls.call(OptionalLong.of(nanoseconds()));
      }
      case WORD -> calls.call(OptionalLong.empty());
      case SYMBOL -> packet(next);
      default -> throw unknown();
    };
  }

  private Action packet(Token next) {
    if (!next.is("<") && !next.is(">")) {
      throw unknown();
    }
    return packets.packet(tokens.take().is("<"));
  }

  private ScriptException unknown() {
    return tokens.unexpected("a packet, a socket call, a command or code");
  }

  private Action code(Token token) {
    try {
      String code = token.text();
      int start = 0;
      while (start < code.length() && (code.charAt(start) == ' ' || code.charAt(start) == '\t')) {
        start++;
      }
      return new Action.Code(Program.parse(code.substring(start)));
    } catch (CodeException e) {
      throw tokens.refuse(token.line() + e.line(), "code: " + e.reason());
    }
  }
}
