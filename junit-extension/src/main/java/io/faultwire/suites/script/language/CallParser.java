package io.faultwire.suites.script.language;

import io.faultwire.suites.script.language.Token.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a socket call: name, arguments, result, error, note. */
final class CallParser {
  private final TokenStream tokens;
  private final ArgumentParser arguments;

  CallParser(TokenStream tokens) {
    this.tokens = tokens;
    this.arguments = new ArgumentParser(tokens);
  }

  Action call(OptionalLong end) {
    String name = tokens.expect(Kind.WORD, "the name of a socket call").text();
    tokens.expect("(");
    List<Argument> given = arguments.upTo(")");
    tokens.expect("=");
    Argument result = arguments.argument();
    Optional<String> error = Optional.empty();
    if (tokens.peek().kind() == Kind.WORD && tokens.peek().text().matches("E[A-Z0-9]+")) {
      error = Optional.of(tokens.take().text());
    }
    skipNote();
    return new Action.Call(end, name, given, result, error);
  }

  /** Skip what explains a result, such as {@code (Connection refused)}. */
  private void skipNote() {
    if (tokens.skip("(")) {
      while (!tokens.skip(")")) {
        if (tokens.peek().kind() == Kind.END) {
          throw tokens.unexpected("')' behind the note on a result");
        }
        tokens.take();
      }
    }
  }
}
