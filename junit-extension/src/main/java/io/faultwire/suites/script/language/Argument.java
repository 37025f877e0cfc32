package io.faultwire.suites.script.language;

import java.util.List;
import java.util.Optional;

/** An argument or the result of a call, as it stands in the script. */
public sealed interface Argument {

  /** Return the argument as it could be written. */
  String text();

  /** {@code ...}: something that does not matter. */
  record Ellipsis() implements Argument {
    @Override
    public String text() {
      return "...";
    }
  }

  /** A number. */
  record Numeral(long value) implements Argument {
    @Override
    public String text() {
      return Long.toString(value);
    }
  }

  /** A name of a number, such as {@code SOL_SOCKET}. */
  record Word(String name) implements Argument {
    @Override
    public String text() {
      return name;
    }
  }

  /** A string without its quotes, escapes as they stand. */
  record Text(String escaped) implements Argument {
    @Override
    public String text() {
      return "\"" + escaped + "\"";
    }
  }

  /** {@code A|B}. */
  record Union(List<Argument> parts) implements Argument {
    @Override
    public String text() {
      return String.join("|", parts.stream().map(Argument::text).toList());
    }
  }

  /** Values in brackets. */
  record Listing(List<Argument> elements) implements Argument {
    @Override
    public String text() {
      return "[" + String.join(", ", elements.stream().map(Argument::text).toList()) + "]";
    }
  }

  /** {@code htons(8080)}, {@code inet_addr("192.0.2.1")}. */
  record Applied(String function, Argument operand) implements Argument {
    @Override
    public String text() {
      return function + "(" + operand.text() + ")";
    }
  }

  /** Values in braces, with or without names. */
  record Structure(List<Member> members) implements Argument {

    /** Return the value of a name, if the structure has it. */
    public Optional<Argument> member(String name) {
      return members.stream()
          .filter(member -> member.name().equals(name))
          .findFirst()
          .map(Member::value);
    }

    @Override
    public String text() {
      return "{" + String.join(", ", members.stream().map(Member::text).toList()) + "}";
    }
  }

  /**
   * One value of a structure.
   *
   * @param name empty if it has none
   * @param length what stands in parentheses behind the name, as in {@code msg_iov(1)=}
   * @param value the value
   */
  record Member(String name, Optional<Argument> length, Argument value) {
    String text() {
      String size = length.map(argument -> "(" + argument.text() + ")").orElse("");
      return name.isEmpty() ? value.text() : name + size + "=" + value.text();
    }
  }
}
