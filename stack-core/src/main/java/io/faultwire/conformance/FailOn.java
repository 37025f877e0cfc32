package io.faultwire.conformance;

/** Say which broken clauses fail a build. */
public enum FailOn {
  /** A broken MUST or MUST NOT. */
  MUST,
  /** A broken SHOULD or SHOULD NOT, too. */
  SHOULD,
  /** Nothing: report only. */
  NONE;

  /** Tell whether a clause of this level counts. */
  boolean counts(Level level) {
    return switch (this) {
      case MUST -> level.isAbsolute();
      case SHOULD -> level != Level.MAY;
      case NONE -> false;
    };
  }
}
