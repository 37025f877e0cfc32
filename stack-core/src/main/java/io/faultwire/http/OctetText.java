package io.faultwire.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Octets as text for people, with the escapes \r, \n, \t, \0, \\ and \xHH, and back. */
public final class OctetText {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(x[0-9A-Fa-f]{2}|.?)");
  private static final int LONGEST = 400;

  private OctetText() {}

  /** Returns all octets as text. */
  public static String of(byte[] octets) {
    StringBuilder text = new StringBuilder();
    for (byte octet : octets) {
      text.append(escaped(octet & 0xFF));
    }
    return text.toString();
  }

  /** Returns characters that stand for one octet each as text; of long ones the beginning. */
  public static String abridged(String latin1) {
    boolean isLong = latin1.length() > LONGEST;
    String shown = of((isLong ? latin1.substring(0, LONGEST) : latin1).getBytes(ISO_8859_1));
    return isLong ? shown + "... (" + latin1.length() + " octets)" : shown;
  }

  /** Returns octets as text; of many the beginning, and their number. */
  public static String abridged(byte[] octets) {
    return abridged(new String(octets, ISO_8859_1));
  }

  private static String escaped(int octet) {
    return switch (octet) {
      case '\r' -> "\\r";
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case 0 -> "\\0";
      case '\\' -> "\\\\";
      default ->
          octet < 0x20 || octet >= 0x7F ? "\\x%02x".formatted(octet) : String.valueOf((char) octet);
    };
  }

  /**
   * Returns the octets that a text stands for; other characters than escapes are written in UTF-8.
   *
   * @throws IllegalArgumentException if there is no such escape
   */
  public static byte[] octets(String text) {
    String plain = new String(text.getBytes(UTF_8), ISO_8859_1);
    Matcher escapes = ESCAPE.matcher(plain);
    return escapes
        .replaceAll(each -> Matcher.quoteReplacement(unescaped(each.group(1))))
        .getBytes(ISO_8859_1);
  }

  private static String unescaped(String escape) {
    return switch (escape) {
      case "r" -> "\r";
      case "n" -> "\n";
      case "t" -> "\t";
      case "0" -> "\0";
      case "\\" -> "\\";
      default -> {
        if (escape.length() != 3) {
          throw new IllegalArgumentException(
              "there is no escape '\\%s'; use \\r, \\n, \\t, \\0, \\\\ or \\xHH".formatted(escape));
        }
        yield String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
      }
    };
  }
}
