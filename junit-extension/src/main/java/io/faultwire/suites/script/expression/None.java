package io.faultwire.suites.script.expression;

/** The value {@code None}. */
enum None {
  NONE;

  @Override
  public String toString() {
    return "None";
  }
}
