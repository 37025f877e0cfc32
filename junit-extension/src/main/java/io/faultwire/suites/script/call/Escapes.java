package io.faultwire.suites.script.call;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The escapes in strings of scripts. */
final class Escapes {
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(x[0-9a-fA-F]{2}|.|$)", Pattern.DOTALL);

  private Escapes() {}

  static String decode(CallSite site, String escaped) {
    StringBuilder text = new StringBuilder();
    Matcher escape = ESCAPE.matcher(escaped);
    int at = 0;
    while (escape.find()) {
      text.append(escaped, at, escape.start()).append(character(site, escape.group(1)));
      at = escape.end();
    }
    return text.append(escaped, at, escaped.length()).toString();
  }

  private static char character(CallSite site, String kind) {
    if (kind.length() == 3) {
      return (char) Integer.parseInt(kind.substring(1), 16);
    }
    return switch (kind) {
      case "\\" -> '\\';
      case "\"" -> '"';
      case "f" -> '\f';
      case "n" -> '\n';
      case "r" -> '\r';
      case "t" -> '\t';
      case "v" -> '\u000B';
      default -> throw site.refuse("the escape \\" + kind + " in a string is unknown");
    };
  }
}
