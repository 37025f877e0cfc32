package io.faultwire.suites.script.expression;

/** Code that is not understood, or that ended with an error. */
public final class CodeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;

  CodeException(int line, String reason) {
    super(reason);
    this.line = line;
  }

  /** Return the line within the code, from 0. */
  public int line() {
    return line;
  }

  /** Return what is wrong. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
