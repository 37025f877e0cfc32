package io.faultwire.suites.tls;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the value of Strict-Transport-Security (RFC 6797, section 6.1). */
final class HstsPolicy {
  private static final String MAX_AGE = "max-age";

  private HstsPolicy() {}

  /** Return what is wrong with a value, or null if nothing is. */
  static @Nullable String problem(String value) {
    Set<String> seen = new HashSet<>();
    for (String part : value.split(";", -1)) {
      String directive = part.strip();
      int equals = directive.indexOf('=');
      String name = (equals < 0 ? directive : directive.substring(0, equals)).strip();
      String lower = name.toLowerCase(Locale.ROOT);
      if (!lower.isEmpty() && !seen.add(lower)) {
        return name + " twice";
      }
      if (lower.equals(MAX_AGE) && !isNumber(directive.substring(equals + 1).strip())) {
        return "no number of seconds behind max-age";
      }
    }
    return seen.contains(MAX_AGE) ? null : "no max-age";
  }

  private static boolean isNumber(String text) {
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return (quoted ? text.substring(1, text.length() - 1) : text).matches("\\d+");
  }
}
