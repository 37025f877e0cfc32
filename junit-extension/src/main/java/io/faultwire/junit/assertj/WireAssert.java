package io.faultwire.junit.assertj;

import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/**
 * The base of the assertions: their messages say what was expected, what was there, and show it.
 *
 * @param <S> the assertion itself
 * @param <A> what is asserted on
 */
abstract class WireAssert<S extends WireAssert<S, A>, A> extends AbstractAssert<S, A> {
  private static final int LISTED = 10;

  WireAssert(A actual, Class<S> self) {
    super(actual, self);
  }

  /** Return how messages name the actual value, on one line. */
  abstract String subject();

  /** Return a picture of what happened, bounded in length; empty for none. */
  String evidence() {
    return "";
  }

  /** Fail unless a condition holds; the texts complete "Expecting ... to ... but ...". */
  S check(boolean holds, String expectation, java.util.function.Supplier<String> found) {
    isNotNull();
    if (!holds) {
      throw failure("%s", message(expectation, found.get()));
    }
    return myself;
  }

  private String message(String expectation, String found) {
    StringBuilder text = new StringBuilder("\nExpecting\n  ").append(subject());
    text.append("\nto ")
        .append(expectation)
        .append("\nbut\n")
        .append(found.indent(2).stripTrailing());
    String evidence = evidence();
    if (!evidence.isEmpty()) {
      text.append("\n\n").append(evidence.stripTrailing());
    }
    return text.append('\n').toString();
  }

  /** Return a count with its noun, such as {@code 1 frame} or {@code no frames}. */
  static String count(int number, String noun) {
    return (number == 0 ? "no" : Integer.toString(number)) + " " + noun + (number == 1 ? "" : "s");
  }

  /** Return elements on a line each, the first ones if there are many. */
  static String list(List<?> elements) {
    return list(elements, LISTED);
  }

  /** Return elements on a line each, the first ones if there are more than a limit. */
  static String list(List<?> elements, int limit) {
    String lines =
        elements.stream().limit(limit).map(each -> "\n- " + each).collect(Collectors.joining());
    int more = elements.size() - limit;
    return more > 0 ? lines + "\n- and " + more + " more" : lines;
  }
}
