package io.faultwire.suites.script.language;

import io.faultwire.suites.script.language.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a script into words. Of the kinds that fit at a place, the longest word counts. */
final class ScriptLexer {
  /** Of words of equal length the first kind counts. */
  private static final Map<Kind, Pattern> PATTERNS = new LinkedHashMap<>();

  private static final String GROUP = "[0-9a-fA-F]{1,4}";

  static {
    PATTERNS.put(Kind.OPTION, Pattern.compile("--[a-zA-Z0-9_]+|-D(?=\\s)"));
    PATTERNS.put(Kind.FLOAT, Pattern.compile("-?[0-9]*\\.[0-9]+"));
    PATTERNS.put(Kind.INTEGER, Pattern.compile("-?[0-9]+"));
    PATTERNS.put(Kind.HEX_INTEGER, Pattern.compile("0x[0-9a-fA-F]+"));
    PATTERNS.put(Kind.WORD, Pattern.compile("[a-zA-Z0-9_]+"));
    PATTERNS.put(Kind.IPV4_ADDRESS, Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+"));
    PATTERNS.put(
        Kind.IPV6_ADDRESS,
        Pattern.compile(
            "("
                + GROUP
                + ":){7}"
                + GROUP
                + "|("
                + GROUP
                + "(:"
                + GROUP
                + "){0,6})?::"
                + "("
                + GROUP
                + "(:"
                + GROUP
                + "){0,6})?"
                + "|::ffff(:0{1,4})?:[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+"));
    PATTERNS.put(Kind.ELLIPSIS, Pattern.compile("\\.\\.\\."));
  }

  private final String file;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;

  private ScriptLexer(String file, String text) {
    this.file = file;
    this.text = text;
  }

  static List<Token> read(String file, String text) {
    return new ScriptLexer(file, text).read();
  }

  private List<Token> read() {
    while (at < text.length()) {
      char next = text.charAt(at);
      if (Character.isWhitespace(next)) {
        skipTo(at + 1);
      } else if (next == '#' || text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        skipTo(end < 0 ? text.length() : end);
      } else if (text.startsWith("/*", at)) {
        skipTo(endOf("*/", at + 2, "comment") + 2);
      } else if (text.startsWith("%{", at)) {
        int end = endOf("}%", at + 2, "piece of code");
        add(Kind.CODE, text.substring(at + 2, end), end + 2);
      } else if (next == '"' || next == '`') {
        quoted(next);
      } else {
        word();
      }
    }
    add(Kind.END, "", at);
    return tokens;
  }

  private void skipTo(int end) {
    for (int i = at; i < end; i++) {
      line += text.charAt(i) == '\n' ? 1 : 0;
    }
    at = end;
  }

  private int endOf(String mark, int from, String what) {
    int end = text.indexOf(mark, from);
    if (end < 0) {
      throw new ScriptException(file, line, "the " + what + " that begins here does not end");
    }
    return end;
  }

  private void quoted(char quote) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= text.length()) {
      String what = quote == '"' ? "string" : "command";
      throw new ScriptException(file, line, "the " + what + " that begins here does not end");
    }
    Kind kind = quote == '"' ? Kind.STRING : Kind.BACK_QUOTED;
    add(kind, text.substring(at + 1, end), end + 1);
  }

  private void word() {
    Kind kind = Kind.SYMBOL;
    int end = at;
    for (Map.Entry<Kind, Pattern> pattern : PATTERNS.entrySet()) {
      Matcher matcher = pattern.getValue().matcher(text).region(at, text.length());
      matcher.useTransparentBounds(true);
      if (matcher.lookingAt() && matcher.end() > end) {
        kind = pattern.getKey();
        end = matcher.end();
      }
    }
    end = Math.max(end, at + 1);
    String word = text.substring(at, end);
    add(kind, kind == Kind.OPTION ? word.replaceFirst("--?", "") : word, end);
  }

  private void add(Kind kind, String word, int end) {
    tokens.add(new Token(kind, word, line));
    skipTo(end);
  }
}
