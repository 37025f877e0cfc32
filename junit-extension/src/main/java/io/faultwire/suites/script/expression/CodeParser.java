package io.faultwire.suites.script.expression;

import io.faultwire.suites.script.expression.CodeToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads statements; expressions are read by {@link TermParser}. */
final class CodeParser {
  private static final Set<String> REFUSED =
      Set.of(
          "if", "elif", "else", "for", "while", "def", "class", "import", "from", "return", "try",
          "except", "finally", "with", "raise", "del", "global", "lambda", "yield", "exec");
  private static final Set<String> AUGMENTED =
      Set.of("+=", "-=", "*=", "/=", "//=", "%=", "**=", "&=", "|=", "^=", "<<=", ">>=");

  private final String code;
  private final CodeTokens tokens;
  private final TermParser terms;

  CodeParser(String code) {
    this.code = code;
    this.tokens = new CodeTokens(CodeLexer.read(code));
    this.terms = new TermParser(tokens);
  }

  Program program() {
    List<Statement> statements = new ArrayList<>();
    while (tokens.peek().kind() != Kind.END) {
      if (tokens.peek().kind() == Kind.SEPARATOR) {
        tokens.take();
      } else {
        Statement statement = statement();
        if (statement != null) {
          statements.add(statement);
        }
        if (tokens.peek().kind() != Kind.SEPARATOR) {
          throw tokens.unexpected("the end of the statement");
        }
      }
    }
    return new Program(statements);
  }

  private @Nullable Statement statement() {
    CodeToken first = tokens.peek();
    if (first.kind() == Kind.NAME && REFUSED.contains(first.text())) {
      throw new CodeException(
          first.line(),
          "the statement '"
              + first.text()
              + "' is not done; there are assertions, assignments and print()");
    }
    if (first.is("pass")) {
      tokens.take();
      return null;
    }
    if (first.is("assert")) {
      return assertion();
    }
    if (first.is("print")) {
      return print();
    }
    if (first.kind() == Kind.NAME && tokens.second().kind() == Kind.OPERATOR) {
      String operator = tokens.second().text();
      if (operator.equals("=") || AUGMENTED.contains(operator)) {
        return assignment(operator);
      }
    }
    throw tokens.unexpected("an assertion, an assignment or print()");
  }

  private Statement assertion() {
    int line = tokens.take().line();
    int start = tokens.peek().start();
    Term condition = terms.test();
    String text = code.substring(start, tokens.previousEnd()).strip();
    Term message = tokens.skip(",") ? terms.test() : null;
    return new Statement.Assertion(line, text, condition, message);
  }

  private Statement print() {
    tokens.take();
    tokens.expect("(");
    return new Statement.Print(terms.arguments());
  }

  private Statement assignment(String operator) {
    CodeToken name = tokens.take();
    tokens.take();
    Term value = terms.testOrTuple();
    if (operator.equals("=")) {
      return new Statement.Assignment(name.text(), value);
    }
    String arithmetic = operator.substring(0, operator.length() - 1);
    Term before = new Terms.Variable(name.text(), name.line());
    return new Statement.Assignment(
        name.text(), new Terms.Binary(arithmetic, before, value, name.line()));
  }
}
