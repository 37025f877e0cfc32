package io.faultwire.conformance.render;

import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.Requirement;
import java.util.List;

/**
 * Show one requirement of a document that counts them, with its checks or the reason why it has
 * none.
 *
 * @param requirement the requirement
 * @param checks the checks of the report that are about it
 */
record RequirementView(Requirement requirement, List<CheckView> checks) {

  String id() {
    return requirement.id();
  }

  String section() {
    return requirement.clause().section();
  }

  boolean hasLink() {
    return requirement.clause().link() != null;
  }

  String keyword() {
    return requirement.level().keyword();
  }

  boolean isChecked() {
    return !checks.isEmpty();
  }

  /** Return why no check of the report is about it. */
  String reason() {
    return requirement.untested() == null
        ? "No check of this run is about it."
        : requirement.untested();
  }

  int total() {
    return checks.size();
  }

  long passed() {
    return checks.stream().filter(check -> check.result().outcome() == Outcome.PASS).count();
  }

  /** Tell how the requirement stands: the gravest answer of its checks, if any got an answer. */
  Standing standing() {
    if (checks.isEmpty()) {
      return Standing.NOT_TESTED;
    }
    List<Outcome> answers =
        checks.stream().map(check -> check.result().outcome()).filter(Outcome::isDecided).toList();
    if (answers.isEmpty()) {
      return Standing.NO_ANSWER;
    }
    return answers.stream().allMatch(outcome -> outcome == Outcome.PASS)
        ? Standing.PASSED
        : Standing.BROKEN;
  }

  /** Say what is known about a requirement. */
  enum Standing {
    /** A check got an answer, and every answer was a pass. */
    PASSED,
    /** A check did not pass. */
    BROKEN,
    /** There are checks, but none got an answer. */
    NO_ANSWER,
    /** There is no check. */
    NOT_TESTED
  }
}
