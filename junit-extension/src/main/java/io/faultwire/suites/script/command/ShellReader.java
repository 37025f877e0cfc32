package io.faultwire.suites.script.command;

import io.faultwire.suites.script.language.ScriptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the text of shell commands into simple commands and words. */
final class ShellReader {
  private static final String NULL_DEVICE = "/dev/null";
  private static final Pattern ARITHMETIC = Pattern.compile("\\$\\(\\(([^$`]*?)\\)\\)");
  private static final Pattern REDIRECTION =
      Pattern.compile("(&>>?|[0-9]?>>?&?|<)[ \\t]*([^ \\t\\n;|&<>]*)");
  private static final Pattern JOINT = Pattern.compile("\\|\\||&&|[|;&\\n]");

  private final String file;
  private final String text;
  private final List<ShellCommand> commands = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private Optional<String> output = Optional.empty();
  private int at;
  private int line;
  private int commandLine;

  private ShellReader(String file, int firstLine, String text) {
    this.file = file;
    this.line = firstLine;
    this.commandLine = firstLine;
    this.text = text;
  }

  static List<ShellCommand> read(String file, int firstLine, String text) {
    return new ShellReader(file, firstLine, text).read();
  }

  private List<ShellCommand> read() {
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == '\\' && isEndOfLine(at + 1)) {
        at = endOfLine() + 1;
        line++;
      } else if (next == '#') {
        at = endOfLine();
      } else if (next == ' ' || next == '\t' || next == '\r') {
        at++;
      } else if (!redirection() && !joint()) {
        word();
      }
    }
    end("\n");
    return commands;
  }

  /** Tells whether only blanks come before the end of the line or of the text. */
  private boolean isEndOfLine(int from) {
    return text.substring(Math.min(from, text.length()), endOfLine()).isBlank();
  }

  private int endOfLine() {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private boolean redirection() {
    Matcher redirection = REDIRECTION.matcher(text).region(at, text.length());
    if (!redirection.lookingAt()) {
      return false;
    }
    String target = redirection.group(2);
    boolean copies = redirection.group(1).endsWith("&") && target.matches("[0-9]");
    if (!copies && !target.equals(NULL_DEVICE)) {
      output = Optional.of(target);
    }
    at = redirection.end();
    return true;
  }

  private boolean joint() {
    Matcher joint = JOINT.matcher(text).region(at, text.length());
    if (!joint.lookingAt()) {
      return false;
    }
    end(joint.group());
    line += joint.group().equals("\n") ? 1 : 0;
    at = joint.end();
    return true;
  }

  private void end(String joint) {
    if (!words.isEmpty() || output.isPresent()) {
      commands.add(new ShellCommand(commandLine, List.copyOf(words), output, joint));
    }
    words.clear();
    output = Optional.empty();
  }

  private void word() {
    if (words.isEmpty()) {
      commandLine = line;
    }
    StringBuilder word = new StringBuilder();
    while (at < text.length() && " \t\r\n;|&<>".indexOf(text.charAt(at)) < 0) {
      char next = text.charAt(at);
      if (next == '"' || next == '\'') {
        quoted(word, next);
      } else if (next == '\\' && isEndOfLine(at + 1)) {
        break;
      } else {
        word.append(expandedCharacter());
      }
    }
    words.add(word.toString());
  }

  private void quoted(StringBuilder word, char quote) {
    int begin = line;
    at++;
    while (at < text.length() && text.charAt(at) != quote) {
      line += text.charAt(at) == '\n' ? 1 : 0;
      word.append(quote == '"' ? expandedCharacter() : String.valueOf(text.charAt(at++)));
    }
    if (at == text.length()) {
      throw new ScriptException(file, begin, "the quote " + quote + " in a command does not end");
    }
    at++;
  }

  /** Takes a character, or an expression in {@code $((...))} as its value. */
  private String expandedCharacter() {
    Matcher arithmetic = ARITHMETIC.matcher(text).region(at, text.length());
    if (arithmetic.lookingAt()) {
      at = arithmetic.end();
      return ShellArithmetic.evaluate(file, line, arithmetic.group(1));
    }
    return String.valueOf(text.charAt(at++));
  }
}
