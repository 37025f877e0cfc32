package io.faultwire.suites.script.language;

import io.faultwire.suites.script.language.Argument.Member;
import io.faultwire.suites.script.language.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the arguments of socket calls. */
final class ArgumentParser {
  private static final int DEEPEST = 50;

  private final TokenStream tokens;
  private int depth;

  ArgumentParser(TokenStream tokens) {
    this.tokens = tokens;
  }

  /** Read arguments with commas between them, up to a closing symbol. */
  List<Argument> upTo(String closing) {
    List<Argument> arguments = new ArrayList<>();
    if (tokens.skip(closing)) {
      return arguments;
    }
    do {
      arguments.add(argument());
    } while (tokens.skip(","));
    tokens.expect(closing);
    return List.copyOf(arguments);
  }

  Argument argument() {
    if (++depth > DEEPEST) {
      throw tokens.refuse(tokens.peek(), "the argument is nested too deeply");
    }
    Argument first = single();
    if (tokens.peek().is("|")) {
      List<Argument> parts = new ArrayList<>(List.of(first));
      while (tokens.skip("|")) {
        parts.add(single());
      }
      first = new Argument.Union(List.copyOf(parts));
    }
    depth--;
    return first;
  }

  private Argument single() {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case ELLIPSIS -> {
        tokens.take();
        yield new Argument.Ellipsis();
      }
      case INTEGER, HEX_INTEGER -> new Argument.Numeral(number(tokens.take()));
      case STRING -> text();
      case WORD -> word(tokens.take());
      default -> enclosed();
    };
  }

  private long number(Token token) {
    return tokens.inRange(token, "a number", Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** Adjacent strings are one; three dots behind the last say that it may go on. */
  private Argument text() {
    StringBuilder text = new StringBuilder();
    while (tokens.peek().kind() == Kind.STRING) {
      text.append(tokens.take().text());
    }
    if (tokens.peek().kind() == Kind.ELLIPSIS) {
      tokens.take();
    }
    return new Argument.Text(text.toString());
  }

  private Argument word(Token word) {
    if (!tokens.skip("(")) {
      return new Argument.Word(word.text());
    }
    Argument operand = argument();
    tokens.expect(")");
    return new Argument.Applied(word.text(), operand);
  }

  private Argument enclosed() {
    if (tokens.skip("[")) {
      return new Argument.Listing(upTo("]"));
    }
    if (!tokens.skip("{")) {
      throw tokens.unexpected("an argument");
    }
    List<Member> members = new ArrayList<>();
    do {
      members.add(member());
    } while (tokens.skip(","));
    tokens.expect("}");
    return new Argument.Structure(List.copyOf(members));
  }

  private Member member() {
    if (tokens.peek().kind() == Kind.WORD && tokens.second().is("=")) {
      String name = tokens.take().text();
      tokens.take();
      return new Member(name, Optional.empty(), argument());
    }
    Argument value = argument();
    if (value instanceof Argument.Applied sized && tokens.skip("=")) {
      return new Member(sized.function(), Optional.of(sized.operand()), argument());
    }
    return new Member("", Optional.empty(), value);
  }
}
