package io.faultwire.suites.script.language;

import org.jspecify.annotations.Nullable;

/**
 * An option such as {@code --tolerance_usecs=10000}, from a script or from whoever runs it.
 *
 * @param name without dashes; {@code define} for {@code -D}
 * @param value what stands behind the equals sign; null if there is none
 * @param line where it stands in the script; 0 if it does not stand there
 */
public record ScriptOption(String name, @Nullable String value, int line) {

  /**
   * Read an option as it stands on a command line, such as {@code -D WINDOW=5000}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static ScriptOption given(String text) {
    String stripped = text.strip();
    if (stripped.startsWith("-D")) {
      return new ScriptOption("define", stripped.substring(2).strip(), 0);
    }
    if (!stripped.startsWith("--") || stripped.length() == 2) {
      throw new IllegalArgumentException(
          "'" + text + "' is no option of a script. Write it like --mss=1000 or -D NAME=value.");
    }
    int equals = stripped.indexOf('=');
    return equals < 0
        ? new ScriptOption(stripped.substring(2), null, 0)
        : new ScriptOption(stripped.substring(2, equals), stripped.substring(equals + 1), 0);
  }

  /** Return the option as it is written. */
  public String text() {
    return "--" + name + (value == null ? "" : "=" + value);
  }
}
