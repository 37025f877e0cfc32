package io.faultwire.suites.http1;

import io.faultwire.suites.http1.Term.Holds;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What must come of a request.
 *
 * @param all groups of words; of each group one must hold
 */
record Expectation(List<List<Term>> all) {
  private static final Pattern WORD =
      Pattern.compile(
          "same|refused|no-host|[1-5]\\d\\d|4xx|not-400|followed|followed-at-all|not-followed|closed");

  /**
   * Reads {@code 400|501+closed}.
   *
   * @throws IllegalArgumentException if a word is unknown
   */
  static Expectation of(String text) {
    List<List<Term>> all = new ArrayList<>();
    for (String group : text.split("\\+", -1)) {
      List<Term> terms = new ArrayList<>();
      for (String word : group.split("\\|", -1)) {
        if (!WORD.matcher(word).matches()) {
          throw new IllegalArgumentException("there is no expectation '" + word + "'");
        }
        terms.add(new Term(word));
      }
      all.add(List.copyOf(terms));
    }
    return new Expectation(List.copyOf(all));
  }

  /** Returns whether another request must be sent behind. */
  boolean needsFollower() {
    return all.stream().flatMap(List::stream).anyMatch(Term::needsFollower);
  }

  /** Returns whether it is judged by the lack of Host. */
  boolean isOfNoHost() {
    return all.stream().flatMap(List::stream).anyMatch(term -> term.word().equals(Term.NO_HOST));
  }

  /** Returns whether the end of the connection may be all that comes. */
  boolean allowsEnd() {
    return all.stream().allMatch(group -> group.stream().anyMatch(term -> term.allowsEnd()));
  }

  /** Returns NO if a group does not hold, UNKNOWN if none is known to hold or not. */
  Holds holds(Observation seen) {
    List<Holds> groups = all.stream().map(group -> any(group, seen)).toList();
    if (groups.contains(Holds.NO)) {
      return Holds.NO;
    }
    return groups.contains(Holds.YES) ? Holds.YES : Holds.UNKNOWN;
  }

  private static Holds any(List<Term> group, Observation seen) {
    List<Holds> terms = group.stream().map(term -> term.holds(seen)).toList();
    if (terms.contains(Holds.YES)) {
      return Holds.YES;
    }
    return terms.contains(Holds.UNKNOWN) ? Holds.UNKNOWN : Holds.NO;
  }

  @Override
  public String toString() {
    return all.stream()
        .map(group -> group.stream().map(Term::toString).collect(Collectors.joining(", or ")))
        .collect(Collectors.joining("; and "));
  }
}
