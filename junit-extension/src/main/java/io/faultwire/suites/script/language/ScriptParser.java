package io.faultwire.suites.script.language;

import io.faultwire.suites.script.language.Script.Command;
import io.faultwire.suites.script.language.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a script: options, a command, events, a command. */
final class ScriptParser {
  private final String file;
  private final String text;
  private final List<ScriptOption> given;
  private final TokenStream tokens;
  private final Definitions definitions = new Definitions();

  ScriptParser(String file, String text, List<ScriptOption> given) {
    this.file = file;
    this.text = text;
    this.given = given;
    this.tokens = new TokenStream(file, ScriptLexer.read(file, text));
  }

  Script script() {
    List<ScriptOption> options = options();
    options.addAll(given);
    for (int i = options.size() - 1; i >= 0; i--) {
      define(options.get(i));
    }
    tokens.apply(definitions);
    Optional<Command> setUp = command();
    List<Event> events = new ArrayList<>();
    EventParser parser = new EventParser(tokens);
    while (tokens.peek().kind() != Kind.END && tokens.peek().kind() != Kind.BACK_QUOTED) {
      events.add(parser.event());
    }
    if (events.isEmpty()) {
      throw tokens.refuse(tokens.peek(), "the script has no events");
    }
    Optional<Command> cleanUp = command();
    if (tokens.peek().kind() != Kind.END) {
      throw tokens.unexpected("the end of the script behind its last command");
    }
    return new Script(file, text.lines().toList(), options, setUp, List.copyOf(events), cleanUp);
  }

  private Optional<Command> command() {
    if (tokens.peek().kind() != Kind.BACK_QUOTED) {
      return Optional.empty();
    }
    Token command = tokens.take();
    return Optional.of(new Command(command.line(), command.text()));
  }

  private List<ScriptOption> options() {
    List<ScriptOption> options = new ArrayList<>();
    while (tokens.peek().kind() == Kind.OPTION) {
      Token option = tokens.take();
      if (option.text().equals("D")) {
        options.add(new ScriptOption("define", value(option.line()), option.line()));
      } else {
        String value = tokens.skip("=") ? value(option.line()) : null;
        options.add(new ScriptOption(option.text(), value, option.line()));
      }
    }
    return options;
  }

  /** Read what stands behind an option's equals sign, up to the end of the line. */
  private String value(int line) {
    StringBuilder value = new StringBuilder();
    while (tokens.peek().line() == line && isPartOfValue(tokens.peek())) {
      Token token = tokens.take();
      boolean quoted = value.indexOf("=") >= 0;
      value.append(
          switch (token.kind()) {
            case STRING -> quoted ? "\"" + token.text() + "\"" : token.text();
            case BACK_QUOTED -> "`" + token.text() + "`";
            default -> token.text();
          });
    }
    if (value.isEmpty()) {
      throw tokens.unexpected("the option's value");
    }
    return value.toString();
  }

  private static boolean isPartOfValue(Token token) {
    return token.kind() != Kind.END && token.kind() != Kind.OPTION && token.kind() != Kind.CODE;
  }

  private void define(ScriptOption option) {
    if (!option.name().equals("define")) {
      return;
    }
    String definition = option.value() == null ? "" : option.value();
    int equals = definition.indexOf('=');
    if (equals < 1) {
      throw tokens.refuse(option.line(), "a definition is NAME=value, not '" + definition + "'");
    }
    definitions.add(definition.substring(0, equals), definition.substring(equals + 1));
  }
}
