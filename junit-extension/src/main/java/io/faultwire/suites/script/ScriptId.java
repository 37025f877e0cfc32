package io.faultwire.suites.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The id of a script's check: {@code close/Simultaneous_FIN.pkt} is {@code
 * scripts.close.simultaneous-fin}.
 */
final class ScriptId {
  private static final String SUFFIX = ".pkt";

  private ScriptId() {}

  /**
   * Return the id.
   *
   * @throws IllegalArgumentException if a part of the path has no letter or digit
   */
  static String of(String path) {
    String name = path.substring(0, path.length() - SUFFIX.length());
    return Arrays.stream(name.split("/", -1))
        .map(part -> word(part, path))
        .collect(Collectors.joining(".", "scripts.", ""));
  }

  private static String word(String part, String path) {
    String word =
        part.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    if (word.isEmpty()) {
      throw new IllegalArgumentException(
          "The script '"
              + path
              + "' can have no id, since '"
              + part
              + "' has no letter or digit of ASCII. Rename it.");
    }
    return word;
  }
}
