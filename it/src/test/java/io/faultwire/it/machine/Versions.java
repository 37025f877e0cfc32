package io.faultwire.it.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out which version of a program is installed. */
public final class Versions {
  private static final Pattern TWO_NUMBERS = Pattern.compile("\\b\\d+\\.\\d+");
  private static final Pattern ALL_NUMBERS = Pattern.compile("\\b\\d+(\\.\\d+)+");

  private Versions() {}

  /** Returns the first two numbers of a version, from the first line that has any. */
  public static String of(String... command) {
    return find(TWO_NUMBERS, command);
  }

  /**
   * Returns all numbers of a program's version.
   *
   * @param option what it tells its version for
   */
  public static String exactly(Need need, String option) {
    return exactly(need.program().toString(), option);
  }

  /** Returns all numbers of a version, from the first line that has any. */
  public static String exactly(String... command) {
    return find(ALL_NUMBERS, command);
  }

  private static String find(Pattern version, String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher number = version.matcher(said);
      if (number.find()) {
        return number.group();
      }
      throw new IllegalStateException(String.join(" ", command) + " tells no version: " + said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
