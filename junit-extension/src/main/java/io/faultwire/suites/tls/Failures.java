package io.faultwire.suites.tls;

/** Words what breaks a clause, for all checks in one way. */
final class Failures {
  private Failures() {}

  static AssertionError of(String expected, String actual, String remedy) {
    return new AssertionError(
        "expected: " + expected + "\nactual:   " + actual + "\nremedy:   " + remedy);
  }
}
