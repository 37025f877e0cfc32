package io.faultwire.it.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the kernel says of a connection: TCP_INFO as {@code ss -tio} prints it.
 *
 * @param text all of it
 */
record LinuxView(String text) {
  private static final Pattern SCALES = Pattern.compile(" wscale:(\\d+),(\\d+)");

  /** Tells whether an option such as {@code ts} or {@code sack} was agreed on. */
  boolean has(String option) {
    return Pattern.compile("\\s" + option + "\\s").matcher(text).find();
  }

  /** Returns a number such as {@code mss}. */
  int number(String name) {
    Matcher found = Pattern.compile("\\s" + name + ":(\\d+)").matcher(text);
    if (!found.find()) {
      throw new AssertionError("the kernel says nothing of '" + name + "' in: " + text);
    }
    return Integer.parseInt(found.group(1));
  }

  /** Returns the shift of the windows that arrive, or -1 without window scaling. */
  int sendScale() {
    return scale(1);
  }

  /** Returns the shift of the windows that are sent, or -1 without window scaling. */
  int receiveScale() {
    return scale(2);
  }

  private int scale(int group) {
    Matcher found = SCALES.matcher(text);
    return found.find() ? Integer.parseInt(found.group(group)) : -1;
  }
}
