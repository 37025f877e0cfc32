package io.faultwire.suites.script.expression;

import java.util.List;

/** The words of a piece of code, taken one after the other. */
final class CodeTokens {
  private final List<CodeToken> tokens;
  private int at;

  CodeTokens(List<CodeToken> tokens) {
    this.tokens = tokens;
  }

  CodeToken peek() {
    return tokens.get(at);
  }

  CodeToken second() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  CodeToken take() {
    CodeToken token = tokens.get(at);
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  /** Take the next word if it is this one. */
  boolean skip(String operator) {
    if (!peek().is(operator)) {
      return false;
    }
    take();
    return true;
  }

  void expect(String operator) {
    if (!skip(operator)) {
      throw unexpected("'" + operator + "'");
    }
  }

  /** Return the offset behind the last word that was taken. */
  int previousEnd() {
    return tokens.get(Math.max(0, at - 1)).end();
  }

  CodeException unexpected(String expected) {
    return new CodeException(
        peek().line(), "expected " + expected + ", but found " + peek().shown());
  }
}
