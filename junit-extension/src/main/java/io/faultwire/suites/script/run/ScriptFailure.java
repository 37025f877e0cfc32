package io.faultwire.suites.script.run;

import org.opentest4j.AssertionFailedError;

/** A subject that does not do what a script says. */
public final class ScriptFailure extends AssertionFailedError {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;

  ScriptFailure(String file, int line, String message, String expected, String actual) {
    super(message, expected, actual);
    this.file = file;
    this.line = line;
  }

  /** Return the script's name. */
  public String file() {
    return file;
  }

  /** Return the line of the step that failed. */
  public int line() {
    return line;
  }
}
