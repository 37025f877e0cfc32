package io.faultwire.tls.battery;

import java.util.List;

/** Finds the words that tell most in what was thrown. */
final class Reasons {
  private static final int DEEPEST = 20;

  /** What JSSE says as a server before it has sent a certificate. */
  private static final List<String> OF_THE_SERVER =
      List.of(
          "No available authentication scheme",
          "no cipher suites in common",
          "No appropriate protocol",
          "Unsupported or unrecognized SSL message");

  private Reasons() {}

  /** Returns the message of the innermost cause, with its kind. */
  static String of(Throwable failure) {
    Throwable root = failure;
    for (int i = 0; i < DEEPEST && root.getCause() != null; i++) {
      root = root.getCause();
    }
    return root instanceof CommandFailedException
        ? String.valueOf(root.getMessage())
        : root.getClass().getSimpleName() + ": " + root.getMessage();
  }

  static boolean isOfTheServer(String reason) {
    return OF_THE_SERVER.stream().anyMatch(reason::contains);
  }
}
