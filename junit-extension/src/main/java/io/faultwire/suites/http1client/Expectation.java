package io.faultwire.suites.http1client;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a client may make of an answer.
 *
 * @param any one of which must hold
 */
record Expectation(List<Word> any) {

  /** One thing that a client may do. */
  enum Word {
    CONTENT("the content \"" + Step.CONTENT + "\""),
    /** The answer has more than usual, and no length that could be believed. */
    ALL("all up to the end of the connection"),
    EMPTY("no content"),
    ERROR("an error");

    private final String words;

    Word(String words) {
      this.words = words;
    }

    boolean holds(CallOutcome outcome) {
      return switch (this) {
        case CONTENT -> outcome.returned(Step.CONTENT);
        case ALL -> outcome.returned(Step.CONTENT + "12345");
        case EMPTY -> outcome.returned("");
        case ERROR -> outcome.isFailed();
      };
    }
  }

  /** Reads {@code content|error}. */
  static Expectation of(String text) {
    return new Expectation(
        Stream.of(text.split("\\|", -1))
            .map(word -> Word.valueOf(word.toUpperCase(Locale.ROOT)))
            .toList());
  }

  boolean holds(CallOutcome outcome) {
    return any.stream().anyMatch(word -> word.holds(outcome));
  }

  @Override
  public String toString() {
    return any.stream().map(word -> word.words).collect(Collectors.joining(", or "));
  }
}
