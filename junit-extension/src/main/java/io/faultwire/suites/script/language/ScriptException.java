package io.faultwire.suites.script.language;

/** A script that is not understood, or that asks for something that is not done. */
public final class ScriptException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;
  private final String reason;

  /**
   * Refuse a script.
   *
   * @param file the script's name
   * @param line the line, from 1; 0 if it is about no line
   * @param reason what is wrong or not done
   */
  public ScriptException(String file, int line, String reason) {
    super(file + (line > 0 ? ":" + line : "") + ": " + reason);
    this.file = file;
    this.line = line;
    this.reason = reason;
  }

  /** Return the script's name. */
  public String file() {
    return file;
  }

  /** Return the line, from 1; 0 if it is about no line. */
  public int line() {
    return line;
  }

  /** Return what is wrong or not done. */
  public String reason() {
    return reason;
  }
}
