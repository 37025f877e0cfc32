package io.faultwire.suites.script.command;

import io.faultwire.suites.script.expression.CodeException;
import io.faultwire.suites.script.expression.Program;
import io.faultwire.suites.script.expression.Variables;
import io.faultwire.suites.script.language.ScriptException;

/** Computes what stands in {@code $((...))}: the shell's arithmetic is that of code here. */
final class ShellArithmetic {
  private ShellArithmetic() {}

  static String evaluate(String file, int line, String expression) {
    StringBuilder result = new StringBuilder();
    try {
      String whole = expression.replace('\n', ' ').replace("/", "//");
      Program.parse("print(" + whole + ")").run(new Variables(result::append));
    } catch (CodeException e) {
      throw new ScriptException(
          file, line, "the arithmetic $((" + expression + ")) is not done: " + e.reason());
    }
    return result.toString();
  }
}
