package io.faultwire.suites.script.expression;

/** An assertion of a program that does not hold. */
public final class CodeFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String condition;
  private final String values;

  CodeFailure(int line, String condition, String values) {
    super("'" + condition + "' does not hold: " + values);
    this.line = line;
    this.condition = condition;
    this.values = values;
  }

  /** Return the line within the code, from 0. */
  public int line() {
    return line;
  }

  /** Return what was asserted, as it stands in the code. */
  public String condition() {
    return condition;
  }

  /** Return the values of the variables in it, and its own message. */
  public String values() {
    return values;
  }
}
