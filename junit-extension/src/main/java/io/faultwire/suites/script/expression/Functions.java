package io.faultwire.suites.script.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/** The functions that code may call, beside {@code print}. */
final class Functions {
  static final Set<String> NAMES = Set.of("abs", "min", "max", "int", "str", "len");

  private Functions() {}

  static Object call(String function, List<Object> arguments, int line) {
    if (function.equals("min") || function.equals("max")) {
      return extreme(function, arguments, line);
    }
    if (arguments.size() != 1) {
      throw new CodeException(
          line, function + "() takes 1 argument here, but gets " + arguments.size());
    }
    Object argument = arguments.get(0);
    return switch (function) {
      case "abs" -> absolute(argument, line);
      case "int" -> whole(argument, line);
      case "str" -> Values.text(argument);
      default -> length(argument, line);
    };
  }

  private static Object extreme(String function, List<Object> arguments, int line) {
    List<?> values =
        arguments.size() == 1 && arguments.get(0) instanceof List<?> sequence
            ? sequence
            : arguments;
    if (values.isEmpty()) {
      throw new CodeException(line, function + "() gets no values");
    }
    Object found = values.get(0);
    for (Object value : values) {
      if (Values.compare(function.equals("min") ? "<" : ">", value, found, line)) {
        found = value;
      }
    }
    return found;
  }

  private static Object absolute(Object value, int line) {
    if (value instanceof Double real) {
      return Math.abs(real);
    }
    return Values.integer(number("abs", value, line)).abs();
  }

  private static Object whole(Object value, int line) {
    if (value instanceof Double real && Double.isFinite(real)) {
      return new BigDecimal(real).toBigInteger();
    }
    return Values.integer(number("int", value, line));
  }

  private static Object number(String function, Object value, int line) {
    if (value instanceof BigInteger || value instanceof Boolean) {
      return value;
    }
    throw new CodeException(line, function + "() does not fit " + Values.quoted(value));
  }

  private static Object length(Object value, int line) {
    if (value instanceof String text) {
      return BigInteger.valueOf(text.length());
    }
    if (value instanceof List<?> sequence) {
      return BigInteger.valueOf(sequence.size());
    }
    throw new CodeException(line, "len() does not fit " + Values.quoted(value));
  }
}
