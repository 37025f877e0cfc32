package io.faultwire.conformance;

/** Say what a check found out. Only {@link #PASS} counts as a pass. */
public enum Outcome {
  /** The target keeps the clause. */
  PASS("pass"),
  /** The target breaks a SHOULD or a MAY. */
  WARN("warning"),
  /** The target breaks a MUST. */
  FAIL("failed"),
  /** The target breaks the clause as an exemption foretold. */
  KNOWN_FAILURE("known failure"),
  /** The target keeps a clause that an exemption says it breaks. */
  UNEXPECTED_PASS("unexpected pass"),
  /** The clause is about a feature that the target does not claim. */
  NOT_APPLICABLE("not applicable"),
  /** The clause cannot be observed over this transport. */
  NOT_TESTABLE("not testable"),
  /** The check ended without an answer. */
  INCONCLUSIVE("inconclusive");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  /** Return the outcome in lower-case words, such as {@code known failure}. */
  public String label() {
    return label;
  }

  /** Tell whether the check got an answer about the target, good or bad. */
  public boolean isDecided() {
    return switch (this) {
      case PASS, WARN, FAIL, KNOWN_FAILURE, UNEXPECTED_PASS -> true;
      case NOT_APPLICABLE, NOT_TESTABLE, INCONCLUSIVE -> false;
    };
  }

  /** Return the graver of two outcomes, for a check that ran several times. */
  public Outcome or(Outcome other) {
    return other.gravity() > gravity() ? other : this;
  }

  private int gravity() {
    return switch (this) {
      case FAIL -> 7;
      case WARN -> 6;
      case UNEXPECTED_PASS -> 5;
      case INCONCLUSIVE -> 4;
      case KNOWN_FAILURE -> 3;
      case NOT_TESTABLE -> 2;
      case NOT_APPLICABLE -> 1;
      case PASS -> 0;
    };
  }
}
