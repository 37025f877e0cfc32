package io.faultwire.suites.script.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;

/** What Python's values are worth: as truth, in comparisons, as text. */
final class Values {
  private Values() {}

  static boolean isTrue(Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    if (value instanceof BigInteger number) {
      return number.signum() != 0;
    }
    if (value instanceof Double number) {
      return number != 0;
    }
    if (value instanceof String text) {
      return !text.isEmpty();
    }
    return value instanceof List<?> sequence && !sequence.isEmpty();
  }

  /** Tell whether a value counts as a number, as truth values do. */
  static boolean isNumber(Object value) {
    return value instanceof BigInteger || value instanceof Double || value instanceof Boolean;
  }

  /** Return an integer or a truth value as an integer. */
  static BigInteger integer(Object value) {
    if (value instanceof Boolean truth) {
      return truth ? BigInteger.ONE : BigInteger.ZERO;
    }
    return (BigInteger) value;
  }

  static double real(Object value) {
    return value instanceof Double number ? number : integer(value).doubleValue();
  }

  static boolean compare(String operator, Object left, Object right, int line) {
    return switch (operator) {
      case "==" -> same(left, right);
      case "!=" -> !same(left, right);
      case "is" -> left == right || same(left, right);
      case "is not" -> !(left == right || same(left, right));
      case "in" -> contains(right, left, line);
      case "not in" -> !contains(right, left, line);
      case "<" -> order(left, right, line) < 0;
      case "<=" -> order(left, right, line) <= 0;
      case ">" -> order(left, right, line) > 0;
      default -> order(left, right, line) >= 0;
    };
  }

  private static boolean same(Object left, Object right) {
    if (isNumber(left) && isNumber(right)) {
      return exact(left).compareTo(exact(right)) == 0;
    }
    return left.equals(right);
  }

  private static boolean contains(Object container, Object element, int line) {
    if (container instanceof List<?> sequence) {
      return sequence.stream().anyMatch(each -> same(each, element));
    }
    if (container instanceof String text && element instanceof String part) {
      return text.contains(part);
    }
    throw new CodeException(line, "'in' needs a sequence behind it, not " + text(container));
  }

  private static int order(Object left, Object right, int line) {
    if (isNumber(left) && isNumber(right)) {
      return exact(left).compareTo(exact(right));
    }
    if (left instanceof String a && right instanceof String b) {
      return a.compareTo(b);
    }
    throw new CodeException(
        line, "there is no order between " + quoted(left) + " and " + quoted(right));
  }

  private static BigDecimal exact(Object number) {
    return number instanceof Double real ? new BigDecimal(real) : new BigDecimal(integer(number));
  }

  /** Return the value as {@code str()} shows it. */
  static String text(Object value) {
    if (value instanceof Boolean truth) {
      return truth ? "True" : "False";
    }
    if (value instanceof List<?> sequence) {
      return sequence.stream()
          .map(element -> quoted(element))
          .collect(Collectors.joining(", ", "(", sequence.size() == 1 ? ",)" : ")"));
    }
    return value.toString();
  }

  /** Return the value as {@code repr()} shows it. */
  static String quoted(Object value) {
    return value instanceof String text ? "'" + text + "'" : text(value);
  }
}
