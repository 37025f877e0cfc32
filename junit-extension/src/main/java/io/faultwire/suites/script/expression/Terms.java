package io.faultwire.suites.script.expression;

import java.util.List;
import java.util.Set;

/** The kinds of {@link Term}. */
final class Terms {
  private Terms() {}

  /** A number, a string or one of the names that are values. */
  record Literal(Object value) implements Term {
    @Override
    public Object evaluate(Variables variables) {
      return value;
    }

    @Override
    public void collectNames(Set<String> names) {}
  }

  /** A variable. */
  record Variable(String name, int line) implements Term {
    @Override
    public Object evaluate(Variables variables) {
      Object value = variables.get(name);
      if (value == null) {
        throw new CodeException(line, "the variable '" + name + "' has no value");
      }
      return value;
    }

    @Override
    public void collectNames(Set<String> names) {
      names.add(name);
    }
  }

  /** {@code -x}, {@code +x}, {@code ~x} or {@code not x}. */
  record Unary(String operator, Term operand, int line) implements Term {
    @Override
    public Object evaluate(Variables variables) {
      Object value = operand.evaluate(variables);
      return operator.equals("not")
          ? !Values.isTrue(value)
          : Arithmetic.unary(operator, value, line);
    }

    @Override
    public void collectNames(Set<String> names) {
      operand.collectNames(names);
    }
  }

  /** Two operands of an arithmetic operator. */
  record Binary(String operator, Term left, Term right, int line) implements Term {
    @Override
    public Object evaluate(Variables variables) {
      return Arithmetic.binary(operator, left.evaluate(variables), right.evaluate(variables), line);
    }

    @Override
    public void collectNames(Set<String> names) {
      left.collectNames(names);
      right.collectNames(names);
    }
  }

  /** {@code and} or {@code or}, whose value is that of the operand which decides. */
  record Logical(boolean conjunction, Term left, Term right) implements Term {
    @Override
    public Object evaluate(Variables variables) {
      Object first = left.evaluate(variables);
      return Values.isTrue(first) == conjunction ? right.evaluate(variables) : first;
    }

    @Override
    public void collectNames(Set<String> names) {
      left.collectNames(names);
      right.collectNames(names);
    }
  }

  /** Comparisons in a chain, such as {@code 1 <= x < 3}. */
  record Comparison(List<Term> operands, List<String> operators, int line) implements Term {
    @Override
    public Object evaluate(Variables variables) {
      Object left = operands.get(0).evaluate(variables);
      for (int i = 0; i < operators.size(); i++) {
        Object right = operands.get(i + 1).evaluate(variables);
        if (!Values.compare(operators.get(i), left, right, line)) {
          return false;
        }
        left = right;
      }
      return true;
    }

    @Override
    public void collectNames(Set<String> names) {
      operands.forEach(operand -> operand.collectNames(names));
    }
  }

  /** {@code value if condition else other}. */
  record Conditional(Term condition, Term value, Term other) implements Term {
    @Override
    public Object evaluate(Variables variables) {
      boolean holds = Values.isTrue(condition.evaluate(variables));
      return (holds ? value : other).evaluate(variables);
    }

    @Override
    public void collectNames(Set<String> names) {
      condition.collectNames(names);
      value.collectNames(names);
      other.collectNames(names);
    }
  }

  /** Values in parentheses or brackets. */
  record Sequence(List<Term> elements) implements Term {
    @Override
    public Object evaluate(Variables variables) {
      return elements.stream().map(element -> element.evaluate(variables)).toList();
    }

    @Override
    public void collectNames(Set<String> names) {
      elements.forEach(element -> element.collectNames(names));
    }
  }

  /** A call of one of the few functions that there are. */
  record Call(String function, List<Term> arguments, int line) implements Term {
    @Override
    public Object evaluate(Variables variables) {
      List<Object> values =
          arguments.stream().map(argument -> argument.evaluate(variables)).toList();
      return Functions.call(function, values, line);
    }

    @Override
    public void collectNames(Set<String> names) {
      arguments.forEach(argument -> argument.collectNames(names));
    }
  }
}
