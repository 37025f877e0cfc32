package io.faultwire.suites.script.expression;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One statement of a program. */
interface Statement {

  void execute(Variables variables);

  void collectNames(Set<String> names);

  /** Return the variable that the statement sets, if it sets one. */
  default Optional<String> assigned() {
    return Optional.empty();
  }

  /**
   * {@code assert condition, message}.
   *
   * @param line its line within the code
   * @param text the condition as it stands in the code
   */
  record Assertion(int line, String text, Term condition, @Nullable Term message)
      implements Statement {

    @Override
    public void execute(Variables variables) {
      if (Values.isTrue(condition.evaluate(variables))) {
        return;
      }
      Set<String> names = new TreeSet<>();
      condition.collectNames(names);
      String values =
          names.stream()
              .map(name -> name + " is " + Values.text(String.valueOf(variables.get(name))))
              .collect(Collectors.joining(", "));
      boolean says = message != null && names.stream().noneMatch(name -> isVariable(message, name));
      String own = says ? " (" + Values.text(message.evaluate(variables)) + ")" : "";
      throw new CodeFailure(line, text, (values + own).strip());
    }

    private static boolean isVariable(Term term, String name) {
      return term instanceof Terms.Variable variable && variable.name().equals(name);
    }

    @Override
    public void collectNames(Set<String> names) {
      condition.collectNames(names);
      if (message != null) {
        message.collectNames(names);
      }
    }
  }

  /** {@code name = value}. */
  record Assignment(String name, Term value) implements Statement {
    @Override
    public void execute(Variables variables) {
      variables.assign(name, value.evaluate(variables));
    }

    @Override
    public void collectNames(Set<String> names) {
      value.collectNames(names);
    }

    @Override
    public Optional<String> assigned() {
      return Optional.of(name);
    }
  }

  /** {@code print(value, ...)}. */
  record Print(List<Term> values) implements Statement {
    @Override
    public void execute(Variables variables) {
      variables.print(
          values.stream()
              .map(value -> Values.text(value.evaluate(variables)))
              .collect(Collectors.joining(" ")));
    }

    @Override
    public void collectNames(Set<String> names) {
      values.forEach(value -> value.collectNames(names));
    }
  }
}
