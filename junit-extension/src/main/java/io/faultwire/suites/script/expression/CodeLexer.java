package io.faultwire.suites.script.expression;

import io.faultwire.suites.script.expression.CodeToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts code into words, as section 2 of the Python reference describes it. */
final class CodeLexer {
  private static final Pattern NUMBER =
      Pattern.compile("0[xX][0-9a-fA-F]+|[0-9]+\\.?[0-9]*([eE][-+]?[0-9]+)?|\\.[0-9]+");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
  private static final Pattern OPERATOR =
      Pattern.compile(
          "\\*\\*=?|//=?|<<=?|>>=?|[-+*/%&|^]=|==|!=|<=|>=|[-+*/%&|^~<>=(),\\[\\]{}.:]");

  private static final int MOST_WORDS = 2000;

  private final String code;
  private final List<CodeToken> tokens = new ArrayList<>();
  private int at;
  private int line;
  private int depth;

  private CodeLexer(String code) {
    this.code = code;
  }

  static List<CodeToken> read(String code) {
    return new CodeLexer(code).read();
  }

  private List<CodeToken> read() {
    while (at < code.length()) {
      char next = code.charAt(at);
      if (next == '\n') {
        endOfLine();
      } else if (next == ';') {
        add(Kind.SEPARATOR, ";", at + 1);
      } else if (next == '#') {
        at = endOfComment();
      } else if (next == '\\' && continues()) {
        at = code.indexOf('\n', at) + 1;
        line++;
      } else if (Character.isWhitespace(next)) {
        at++;
      } else {
        word(next);
      }
    }
    add(Kind.SEPARATOR, "", at);
    add(Kind.END, "", at);
    return tokens;
  }

  private void endOfLine() {
    if (depth > 0) {
      at++;
    } else {
      add(Kind.SEPARATOR, "\n", at + 1);
      refuseIndentation();
    }
    line++;
  }

  private void refuseIndentation() {
    int text = at;
    while (text < code.length() && (code.charAt(text) == ' ' || code.charAt(text) == '\t')) {
      text++;
    }
    boolean blank = text == code.length() || "\n\r#".indexOf(code.charAt(text)) >= 0;
    if (text > at && !blank) {
      throw new CodeException(
          line + 1, "the line is indented, but blocks of statements are not done");
    }
  }

  private int endOfComment() {
    int end = code.indexOf('\n', at);
    return end < 0 ? code.length() : end;
  }

  /** Tells whether only blanks stand between a backslash and the end of the line. */
  private boolean continues() {
    int end = code.indexOf('\n', at);
    return end > 0 && code.substring(at + 1, end).isBlank();
  }

  private void word(char first) {
    if (first == '"' || first == '\'') {
      string(first);
    } else if (!take(NUMBER, Kind.NUMBER) && !take(NAME, Kind.NAME)) {
      if (!take(OPERATOR, Kind.OPERATOR)) {
        throw new CodeException(line, "the character '" + first + "' has no meaning here");
      }
      String text = tokens.get(tokens.size() - 1).text();
      depth += "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0;
    }
  }

  private boolean take(Pattern pattern, Kind kind) {
    Matcher matcher = pattern.matcher(code).region(at, code.length());
    if (!matcher.lookingAt()) {
      return false;
    }
    add(kind, matcher.group(), matcher.end());
    return true;
  }

  private void string(char quote) {
    StringBuilder text = new StringBuilder();
    int next = at + 1;
    while (next < code.length() && code.charAt(next) != quote && code.charAt(next) != '\n') {
      char here = code.charAt(next);
      if (here == '\\' && next + 1 < code.length()) {
        next++;
        text.append(unescaped(code.charAt(next)));
      } else {
        text.append(here);
      }
      next++;
    }
    if (next == code.length() || code.charAt(next) != quote) {
      throw new CodeException(line, "a string does not end on its line");
    }
    add(Kind.STRING, text.toString(), next + 1);
  }

  private static String unescaped(char escaped) {
    return switch (escaped) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case '\\', '\'', '"' -> String.valueOf(escaped);
      default -> "\\" + escaped;
    };
  }

  private void add(Kind kind, String text, int end) {
    if (tokens.size() == MOST_WORDS) {
      throw new CodeException(
          line, "the code is too long: it has more than " + MOST_WORDS + " words");
    }
    tokens.add(new CodeToken(kind, text, line, at, end));
    at = end;
  }
}
