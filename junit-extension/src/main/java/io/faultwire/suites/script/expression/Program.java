package io.faultwire.suites.script.expression;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Statements that run one after the other. */
public final class Program {
  private final List<Statement> statements;

  Program(List<Statement> statements) {
    this.statements = List.copyOf(statements);
  }

  /**
   * Read a program.
   *
   * @throws CodeException if it does something that is not done here
   */
  public static Program parse(String code) {
    return new CodeParser(code).program();
  }

  /**
   * Return the variables that must have a value before the program runs.
   *
   * @param known the variables that have one already; those that the program sets are added
   */
  public Set<String> missing(Set<String> known) {
    Set<String> missing = new TreeSet<>();
    for (Statement statement : statements) {
      Set<String> read = new TreeSet<>();
      statement.collectNames(read);
      read.removeAll(known);
      missing.addAll(read);
      statement.assigned().ifPresent(known::add);
    }
    return missing;
  }

  /**
   * Run the statements.
   *
   * @throws CodeFailure if an assertion does not hold
   * @throws CodeException if a statement has no value, such as a division by zero
   */
  public void run(Variables variables) {
    statements.forEach(statement -> statement.execute(variables));
  }
}
