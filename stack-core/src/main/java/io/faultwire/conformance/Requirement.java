package io.faultwire.conformance;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Name one requirement of a document that counts its requirements, and what tests it.
 *
 * @param clause the requirement, with its id
 * @param level how strongly the document demands it
 * @param group what it is about, such as {@code Closing connections}
 * @param meaning what it demands, in a few words
 * @param untested why no check tests it; null if checks do
 * @param checks the ids of the checks of a run that are about it; empty in a suite's own list
 */
public record Requirement(
    ClauseId clause,
    Level level,
    String group,
    String meaning,
    @Nullable String untested,
    List<String> checks) {

  public Requirement {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(meaning, "meaning");
    checks = checks == null ? List.of() : List.copyOf(checks);
    if (clause.requirement() == null) {
      throw new IllegalArgumentException("A requirement of " + clause + " has no id of its own.");
    }
  }

  /** Return the requirement's own id, such as {@code MUST-13}. */
  public String id() {
    return Objects.requireNonNull(clause.requirement());
  }

  /** Tell whether a check is about this requirement. */
  public boolean isChecked(CheckInfo check) {
    return Stream.concat(Stream.of(check.clause()), check.also().stream()).anyMatch(this::isNamed);
  }

  /** Tell whether a clause is this requirement, whichever section it gives. */
  public boolean isNamed(ClauseId other) {
    return other.source().equals(clause.source()) && id().equals(other.requirement());
  }

  /** Return this requirement with those of the checks that are about it. */
  public Requirement among(List<CheckResult> results) {
    List<String> about =
        results.stream()
            .map(CheckResult::check)
            .filter(this::isChecked)
            .map(CheckInfo::id)
            .toList();
    return new Requirement(clause, level, group, meaning, untested, about);
  }
}
