package io.faultwire.conformance;

/** Say how strongly a standard demands something (RFC 2119, RFC 8174). */
public enum Level {
  MUST("MUST", true),
  MUST_NOT("MUST NOT", true),
  SHOULD("SHOULD", false),
  SHOULD_NOT("SHOULD NOT", false),
  MAY("MAY", false);

  private final String keyword;
  private final boolean absolute;

  Level(String keyword, boolean absolute) {
    this.keyword = keyword;
    this.absolute = absolute;
  }

  /** Return the RFC 2119 keyword as a standard prints it, such as {@code MUST NOT}. */
  public String keyword() {
    return keyword;
  }

  /** Tell whether breaking a clause of this level is a violation and not a matter of judgement. */
  public boolean isAbsolute() {
    return absolute;
  }

  /** Return the positive form: MUST for MUST NOT, SHOULD for SHOULD NOT. */
  public Level positive() {
    return switch (this) {
      case MUST, MUST_NOT -> MUST;
      case SHOULD, SHOULD_NOT -> SHOULD;
      case MAY -> MAY;
    };
  }

  /** Return the outcome of a check of this level whose assertion failed: FAIL or WARN. */
  public Outcome whenBroken() {
    return absolute ? Outcome.FAIL : Outcome.WARN;
  }
}
