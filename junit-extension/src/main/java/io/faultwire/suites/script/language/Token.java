package io.faultwire.suites.script.language;

/**
 * One word of a script.
 *
 * @param kind what it is
 * @param text as it stands in the script; of quoted words what stands between the quotes
 * @param line the line that it begins on, from 1
 */
record Token(Kind kind, String text, int line) {

  /** What a word is. */
  enum Kind {
    /** {@code --name} or {@code -D}; the text has no dashes. */
    OPTION,
    FLOAT,
    INTEGER,
    HEX_INTEGER,
    WORD,
    STRING,
    /** A shell command. */
    BACK_QUOTED,
    /** Code between <code>%{</code> and <code>}%</code>. */
    CODE,
    IPV4_ADDRESS,
    IPV6_ADDRESS,
    ELLIPSIS,
    /** A character that stands for itself. */
    SYMBOL,
    END
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  /** Return the word as an error message shows it. */
  String shown() {
    return switch (kind) {
      case END -> "the end of the script";
      case STRING -> "\"" + text + "\"";
      case BACK_QUOTED -> "a command";
      case CODE -> "code";
      case ELLIPSIS -> "'...'";
      case OPTION -> "the option '" + text + "'";
      default -> "'" + text + "'";
    };
  }
}
