package io.faultwire.suites.script.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operator {@code %} on a string: puts values into places such as {@code %d}. */
final class TextFormat {
  private static final Pattern PLACE = Pattern.compile("%([-0 +#]*[0-9]*(\\.[0-9]+)?)([a-zA-Z%])");
  private static final int WIDEST = 100;

  private TextFormat() {}

  static String apply(String format, Object argument, int line) {
    List<?> values = argument instanceof List<?> tuple ? tuple : List.of(argument);
    StringBuilder text = new StringBuilder();
    Matcher place = PLACE.matcher(format);
    int at = 0;
    int used = 0;
    while (place.find()) {
      text.append(format, at, place.start());
      at = place.end();
      if (place.group(3).equals("%")) {
        text.append('%');
      } else if (used == values.size()) {
        throw new CodeException(line, "the text '" + format + "' has more places than values");
      } else {
        text.append(put(place.group(1), place.group(3), values.get(used++), line));
      }
    }
    if (used < values.size()) {
      throw new CodeException(line, "the text '" + format + "' has fewer places than values");
    }
    return text.append(format, at, format.length()).toString();
  }

  private static String put(String flags, String kind, Object value, int line) {
    checkWidth(flags, line);
    try {
      return switch (kind) {
        case "d", "i", "u" -> String.format(Locale.ROOT, "%" + flags + "d", whole(value));
        case "x", "X", "o" -> String.format(Locale.ROOT, "%" + flags + kind, whole(value));
        case "f", "F" -> String.format(Locale.ROOT, "%" + flags + "f", exact(value));
        case "e", "g" -> String.format(Locale.ROOT, "%" + flags + kind, Values.real(value));
        case "s" -> String.format(Locale.ROOT, "%" + flags + "s", Values.text(value));
        case "r" -> String.format(Locale.ROOT, "%" + flags + "s", Values.quoted(value));
        default -> throw new CodeException(line, "the place '%" + kind + "' is not done");
      };
    } catch (IllegalArgumentException | ClassCastException e) {
      throw new CodeException(
          line, "the place '%" + flags + kind + "' does not fit " + Values.quoted(value));
    }
  }

  private static void checkWidth(String flags, int line) {
    for (String number : flags.split("[^0-9]+")) {
      if (number.length() > 3 || (!number.isEmpty() && Integer.parseInt(number) > WIDEST)) {
        throw new CodeException(line, "a place is at most " + WIDEST + " characters wide");
      }
    }
  }

  private static BigInteger whole(Object value) {
    return value instanceof Double real && Double.isFinite(real)
        ? new BigDecimal(real).toBigInteger()
        : Values.integer(value);
  }

  /** Return the number that a real value stands for exactly, which is then rounded once. */
  private static BigDecimal exact(Object value) {
    return new BigDecimal(Values.real(value));
  }
}
