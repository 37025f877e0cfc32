package io.faultwire.suites.script.language;

import io.faultwire.suites.script.language.Token.Kind;
import java.util.List;

/** The words of a script, taken one after the other. */
final class TokenStream {
  private final String file;
  private List<Token> tokens;
  private int at;
  private int lastLine;

  TokenStream(String file, List<Token> tokens) {
    this.file = file;
    this.tokens = tokens;
  }

  /** Replace the words that are not yet taken and that a definition gives another meaning. */
  void apply(Definitions definitions) {
    List<Token> defined =
        tokens.subList(at, tokens.size()).stream().map(definitions::apply).toList();
    tokens = defined;
    at = 0;
  }

  Token peek() {
    return tokens.get(at);
  }

  /** Return the word behind the next one. */
  Token second() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  Token take() {
    Token token = tokens.get(at);
    lastLine = token.line() + (int) token.text().chars().filter(c -> c == '\n').count();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  /** Return the line on which the last word that was taken ends. */
  int lastLine() {
    return lastLine;
  }

  boolean skip(String symbol) {
    if (!peek().is(symbol)) {
      return false;
    }
    take();
    return true;
  }

  boolean skipWord(String word) {
    if (!peek().isWord(word)) {
      return false;
    }
    take();
    return true;
  }

  void expect(String symbol) {
    if (!skip(symbol)) {
      throw unexpected("'" + symbol + "'");
    }
  }

  Token expect(Kind kind, String what) {
    if (peek().kind() != kind) {
      throw unexpected(what);
    }
    return take();
  }

  /** Take a decimal number within a range. */
  long number(String what, long least, long most) {
    Token token = expect(Kind.INTEGER, what);
    return inRange(token, what, least, most);
  }

  /** Return the value of a number that was taken, if it lies in a range. */
  long inRange(Token token, String what, long least, long most) {
    boolean hex = token.kind() == Kind.HEX_INTEGER;
    String digits = hex ? token.text().substring(2) : token.text();
    try {
      long value = Long.parseLong(digits, hex ? 16 : 10);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // too long, so that it is out of range
    }
    throw refuse(token, what + " is " + least + " to " + most + ", not " + token.text());
  }

  ScriptException unexpected(String expected) {
    return refuse(peek(), "expected " + expected + ", but found " + peek().shown());
  }

  ScriptException refuse(Token where, String reason) {
    return new ScriptException(file, where.line(), reason);
  }

  ScriptException refuse(int line, String reason) {
    return new ScriptException(file, line, reason);
  }
}
