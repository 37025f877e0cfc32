package io.faultwire.suites.tcp.linux;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Linux.
 *
 * @param major 6 of 6.12
 * @param minor 12 of 6.12
 */
record KernelVersion(int major, int minor) {
  private static final Pattern TEXT = Pattern.compile("(\\d+)\\.(\\d+).*");

  /** Read a version as {@code uname -r} prints it; anything else is older than all versions. */
  static KernelVersion parse(String release) {
    Matcher match = TEXT.matcher(release);
    return match.matches()
        ? new KernelVersion(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)))
        : new KernelVersion(0, 0);
  }

  boolean isAtLeast(KernelVersion other) {
    return major > other.major || (major == other.major && minor >= other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
