package io.faultwire.junit.runner;

import io.faultwire.conformance.ClauseId;
import io.faultwire.conformance.Level;
import io.faultwire.conformance.Requirement;
import java.util.List;
import java.util.Optional;

/** Compare what checks say that they are about with the requirements that a suite lists. */
final class RequirementList {

  private final List<Requirement> requirements;

  RequirementList(List<Requirement> requirements) {
    this.requirements = requirements;
  }

  /** Return what is wrong with a clause that a check names, as words that follow the check. */
  Optional<String> problem(ClauseId clause, Level level) {
    boolean counted =
        requirements.stream().anyMatch(known -> known.clause().source().equals(clause.source()));
    if (clause.requirement() == null || !counted) {
      return Optional.empty();
    }
    return requirements.stream()
        .filter(known -> known.isNamed(clause))
        .findFirst()
        .map(known -> problem(known, level))
        .orElseGet(
            () ->
                Optional.of(
                    "is about "
                        + clause.requirement()
                        + ", which is not among the requirements of "
                        + clause.source()
                        + " that the suite lists. Correct the id"));
  }

  private static Optional<String> problem(Requirement known, Level level) {
    if (known.level() != level) {
      return Optional.of(
          "gives %s the level %s, but the suite lists it as %s. Correct one of them"
              .formatted(known.id(), level.keyword(), known.level().keyword()));
    }
    return Optional.ofNullable(known.untested())
        .map(
            reason ->
                "tests %s, which the suite lists as untested: %s. Delete that reason"
                    .formatted(known.id(), reason));
  }
}
