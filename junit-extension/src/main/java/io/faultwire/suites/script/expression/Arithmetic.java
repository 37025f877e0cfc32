package io.faultwire.suites.script.expression;

import java.math.BigInteger;

/** Python's operators on numbers, and {@code +} and {@code %} on strings. */
final class Arithmetic {
  /** The largest shift and exponent; scripts compute with numbers of 64 bits. */
  private static final int LARGEST_SHIFT = 1024;

  private Arithmetic() {}

  static Object unary(String operator, Object value, int line) {
    if (!Values.isNumber(value)) {
      throw unfit(operator, value, value, line);
    }
    if (value instanceof Double number && !operator.equals("~")) {
      return operator.equals("-") ? (Object) (-number) : number;
    }
    if (value instanceof Double) {
      throw unfit(operator, value, value, line);
    }
    BigInteger number = Values.integer(value);
    return switch (operator) {
      case "-" -> number.negate();
      case "~" -> number.not();
      default -> number;
    };
  }

  static Object binary(String operator, Object left, Object right, int line) {
    if (left instanceof String format && operator.equals("%")) {
      return TextFormat.apply(format, right, line);
    }
    if (left instanceof String a && right instanceof String b && operator.equals("+")) {
      return a + b;
    }
    if (!Values.isNumber(left) || !Values.isNumber(right)) {
      throw unfit(operator, left, right, line);
    }
    if (operator.equals("/")) {
      return real(operator, Values.real(left), Values.real(right), line);
    }
    if (left instanceof Double || right instanceof Double) {
      return real(operator, Values.real(left), Values.real(right), line);
    }
    return integer(operator, Values.integer(left), Values.integer(right), line);
  }

  private static Object integer(String operator, BigInteger left, BigInteger right, int line) {
    return switch (operator) {
      case "+" -> left.add(right);
      case "-" -> left.subtract(right);
      case "*" -> left.multiply(right);
      case "//" -> floorDivide(left, right, line);
      case "%" -> left.subtract(floorDivide(left, right, line).multiply(right));
      case "**" -> left.pow(small(right, line));
      case "<<" -> left.shiftLeft(small(right, line));
      case ">>" -> left.shiftRight(small(right, line));
      case "&" -> left.and(right);
      case "|" -> left.or(right);
      default -> left.xor(right);
    };
  }

  private static BigInteger floorDivide(BigInteger left, BigInteger right, int line) {
    if (right.signum() == 0) {
      throw new CodeException(line, "division by zero");
    }
    BigInteger[] result = left.divideAndRemainder(right);
    boolean rounds = result[1].signum() != 0 && result[1].signum() != right.signum();
    return rounds ? result[0].subtract(BigInteger.ONE) : result[0];
  }

  private static int small(BigInteger amount, int line) {
    if (amount.signum() < 0 || amount.bitLength() > 31 || amount.intValue() > LARGEST_SHIFT) {
      throw new CodeException(
          line, "a shift or exponent is 0 to " + LARGEST_SHIFT + ", not " + amount);
    }
    return amount.intValue();
  }

  private static Object real(String operator, double left, double right, int line) {
    if (right == 0 && (operator.equals("/") || operator.equals("//") || operator.equals("%"))) {
      throw new CodeException(line, "division by zero");
    }
    return switch (operator) {
      case "+" -> left + right;
      case "-" -> left - right;
      case "*" -> left * right;
      case "/" -> left / right;
      case "//" -> Math.floor(left / right);
      case "%" -> left - Math.floor(left / right) * right;
      case "**" -> Math.pow(left, right);
      default -> throw unfit(operator, left, right, line);
    };
  }

  private static CodeException unfit(String operator, Object left, Object right, int line) {
    return new CodeException(
        line,
        "the operator '"
            + operator
            + "' does not fit "
            + Values.quoted(left)
            + " and "
            + Values.quoted(right));
  }
}
