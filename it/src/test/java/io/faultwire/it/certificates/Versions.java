package io.faultwire.it.certificates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out which version of a program is installed. */
final class Versions {
  private static final Pattern NUMBER = Pattern.compile("\\b(\\d+\\.\\d+)");

  private Versions() {}

  /** Returns the first two numbers of a version, from the first line that has any. */
  static String of(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher number = NUMBER.matcher(said);
      if (number.find()) {
        return number.group(1);
      }
      throw new IllegalStateException(String.join(" ", command) + " tells no version: " + said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
