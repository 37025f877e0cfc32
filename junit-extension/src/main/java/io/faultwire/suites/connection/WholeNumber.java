package io.faultwire.suites.connection;

import io.faultwire.junit.Target;

/** Reads options of suites that are numbers. */
public final class WholeNumber {
  private WholeNumber() {}

  /**
   * Returns an option that is a whole number of at least 1.
   *
   * @param usual what it is if it is not set
   * @throws IllegalArgumentException if it is set to something else
   */
  public static int option(Target target, String name, int usual) {
    String text = target.option(name).orElse(String.valueOf(usual));
    try {
      int number = Integer.parseInt(text);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new IllegalArgumentException(
        "faultwire.option." + name + ": '" + text + "' is not a whole number of at least 1");
  }
}
