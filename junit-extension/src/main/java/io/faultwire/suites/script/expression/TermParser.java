package io.faultwire.suites.script.expression;

import io.faultwire.suites.script.expression.CodeToken.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads expressions, with the precedence of section 6.17 of the Python reference. */
final class TermParser {
  private static final List<Set<String>> LEVELS =
      List.of(
          Set.of("|"),
          Set.of("^"),
          Set.of("&"),
          Set.of("<<", ">>"),
          Set.of("+", "-"),
          Set.of("*", "/", "//", "%"));
  private static final Set<String> COMPARED = Set.of("==", "!=", "<", "<=", ">", ">=", "in", "is");
  private static final int DEEPEST = 200;

  private final CodeTokens tokens;
  private int depth;

  TermParser(CodeTokens tokens) {
    this.tokens = tokens;
  }

  /** Read one expression, or several with commas between them. */
  Term testOrTuple() {
    Term first = test();
    if (!tokens.peek().is(",")) {
      return first;
    }
    List<Term> elements = new ArrayList<>(List.of(first));
    while (tokens.skip(",") && tokens.peek().kind() != Kind.SEPARATOR) {
      elements.add(test());
    }
    return new Terms.Sequence(elements);
  }

  Term test() {
    if (++depth > DEEPEST) {
      throw new CodeException(tokens.peek().line(), "the expression is nested too deeply");
    }
    Term value = disjunction();
    if (tokens.skip("if")) {
      Term condition = disjunction();
      tokens.expect("else");
      value = new Terms.Conditional(condition, value, test());
    }
    depth--;
    return value;
  }

  private Term disjunction() {
    Term left = conjunction();
    while (tokens.skip("or")) {
      left = new Terms.Logical(false, left, conjunction());
    }
    return left;
  }

  private Term conjunction() {
    Term left = negation();
    while (tokens.skip("and")) {
      left = new Terms.Logical(true, left, negation());
    }
    return left;
  }

  private Term negation() {
    int negations = 0;
    int line = tokens.peek().line();
    while (tokens.skip("not")) {
      negations++;
    }
    Term term = comparison();
    for (int i = 0; i < negations; i++) {
      term = new Terms.Unary("not", term, line);
    }
    return term;
  }

  private Term comparison() {
    int line = tokens.peek().line();
    List<Term> operands = new ArrayList<>(List.of(binary(0)));
    List<String> operators = new ArrayList<>();
    String operator = comparisonOperator();
    while (operator != null) {
      operators.add(operator);
      operands.add(binary(0));
      operator = comparisonOperator();
    }
    return operators.isEmpty()
        ? operands.get(0)
        : new Terms.Comparison(List.copyOf(operands), List.copyOf(operators), line);
  }

  private @Nullable String comparisonOperator() {
    if (tokens.peek().is("not") && tokens.second().is("in")) {
      tokens.take();
      tokens.take();
      return "not in";
    }
    CodeToken next = tokens.peek();
    if (next.kind() == Kind.STRING || !COMPARED.contains(next.text())) {
      return null;
    }
    tokens.take();
    return next.is("is") && tokens.skip("not") ? "is not" : next.text();
  }

  private Term binary(int level) {
    if (level == LEVELS.size()) {
      return unary();
    }
    Term left = binary(level + 1);
    while (tokens.peek().kind() == Kind.OPERATOR
        && LEVELS.get(level).contains(tokens.peek().text())) {
      CodeToken operator = tokens.take();
      left = new Terms.Binary(operator.text(), left, binary(level + 1), operator.line());
    }
    return left;
  }

  private Term unary() {
    CodeToken sign = tokens.peek();
    if (sign.kind() == Kind.OPERATOR && Set.of("-", "+", "~").contains(sign.text())) {
      tokens.take();
      deeper(sign);
      Term operand = unary();
      depth--;
      return new Terms.Unary(sign.text(), operand, sign.line());
    }
    Term base = atom();
    if (tokens.peek().is("**")) {
      CodeToken power = tokens.take();
      deeper(power);
      Term exponent = unary();
      depth--;
      return new Terms.Binary("**", base, exponent, power.line());
    }
    return base;
  }

  private void deeper(CodeToken at) {
    if (++depth > DEEPEST) {
      throw new CodeException(at.line(), "the expression is nested too deeply");
    }
  }

  private Term atom() {
    CodeToken token = tokens.peek();
    Term term =
        switch (token.kind()) {
          case NUMBER -> new Terms.Literal(number(tokens.take()));
          case STRING -> new Terms.Literal(strings());
          case NAME -> name(tokens.take());
          default -> enclosed();
        };
    CodeToken behind = tokens.peek();
    if (behind.is(".") || behind.is("[") || behind.is("(")) {
      throw new CodeException(
          behind.line(), "'" + behind.text() + "' behind a value is not done here");
    }
    return term;
  }

  private Term enclosed() {
    String closing = tokens.peek().is("[") ? "]" : ")";
    if (!tokens.skip("(") && !tokens.skip("[")) {
      throw tokens.unexpected("a value");
    }
    List<Term> elements = new ArrayList<>();
    boolean comma = false;
    while (!tokens.peek().is(closing)) {
      elements.add(test());
      comma = tokens.skip(",");
      if (!comma) {
        break;
      }
    }
    tokens.expect(closing);
    boolean parenthesised = closing.equals(")") && elements.size() == 1 && !comma;
    return parenthesised ? elements.get(0) : new Terms.Sequence(List.copyOf(elements));
  }

  /** Adjacent strings are one. */
  private String strings() {
    StringBuilder text = new StringBuilder();
    while (tokens.peek().kind() == Kind.STRING) {
      text.append(tokens.take().text());
    }
    return text.toString();
  }

  private Term name(CodeToken name) {
    if (tokens.peek().is("(")) {
      if (!Functions.NAMES.contains(name.text())) {
        throw new CodeException(
            name.line(), "the function " + name.text() + "() is not done in expressions");
      }
      tokens.take();
      return new Terms.Call(name.text(), arguments(), name.line());
    }
    return switch (name.text()) {
      case "True" -> new Terms.Literal(true);
      case "False" -> new Terms.Literal(false);
      case "None" -> new Terms.Literal(None.NONE);
      default -> new Terms.Variable(name.text(), name.line());
    };
  }

  /** Read values up to the closing parenthesis. */
  List<Term> arguments() {
    List<Term> arguments = new ArrayList<>();
    while (!tokens.peek().is(")")) {
      arguments.add(test());
      if (!tokens.skip(",")) {
        break;
      }
    }
    tokens.expect(")");
    return List.copyOf(arguments);
  }

  private static Object number(CodeToken token) {
    String text = token.text().toLowerCase(Locale.ROOT);
    if (text.startsWith("0x")) {
      return new BigInteger(text.substring(2), 16);
    }
    if (text.indexOf('.') >= 0 || text.indexOf('e') >= 0) {
      return Double.valueOf(text);
    }
    if (text.length() > 1 && text.startsWith("0") && !text.matches("0+")) {
      throw new CodeException(token.line(), "the number " + token.text() + " begins with 0");
    }
    return new BigInteger(text);
  }
}
