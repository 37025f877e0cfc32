package io.faultwire.suites.script.expression;

/**
 * One word of code.
 *
 * @param kind what it is
 * @param text as it stands in the code; of a string the contents, without quotes and escapes
 * @param line the line within the code, from 0
 * @param start the offset of its first character
 * @param end the offset behind its last character
 */
record CodeToken(Kind kind, String text, int line, int start, int end) {

  /** What a word is. */
  enum Kind {
    NUMBER,
    STRING,
    NAME,
    OPERATOR,
    /** A line's end or a semicolon. */
    SEPARATOR,
    END
  }

  boolean is(String operator) {
    return (kind == Kind.OPERATOR || kind == Kind.NAME) && text.equals(operator);
  }

  /** Return the word as an error message shows it. */
  String shown() {
    return switch (kind) {
      case END -> "the end of the code";
      case SEPARATOR -> "the end of the statement";
      case STRING -> "a string";
      default -> "'" + text + "'";
    };
  }
}
