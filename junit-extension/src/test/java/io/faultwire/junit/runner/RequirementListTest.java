package io.faultwire.junit.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.ClauseId;
import io.faultwire.conformance.Level;
import io.faultwire.conformance.Requirement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequirementListTest {

  private static final RequirementList LIST =
      new RequirementList(
          List.of(
              requirement("MUST-1", Level.MUST, null),
              requirement("MUST-9", Level.MUST_NOT, "nobody can see it.")));

  @Test
  void knownRequirementOfTheRightLevelIsNoProblem() {
    assertThat(LIST.problem(ClauseId.rfc(9293, "3.1", "MUST-1"), Level.MUST)).isEmpty();
  }

  @Test
  void clauseWithoutAnIdOrOfAnotherDocumentIsNoProblem() {
    assertThat(LIST.problem(ClauseId.rfc(9293, "3.1", null), Level.MAY)).isEmpty();
    assertThat(LIST.problem(ClauseId.rfc(1122, "4.2", "MUST-77"), Level.MUST)).isEmpty();
    assertThat(new RequirementList(List.of()).problem(ClauseId.rfc(9293, "3", "X-1"), Level.MUST))
        .isEmpty();
  }

  @Test
  void unknownIdIsAProblem() {
    assertThat(LIST.problem(ClauseId.rfc(9293, "3.1", "MUST-77"), Level.MUST).orElseThrow())
        .contains("MUST-77", "not among the requirements of RFC 9293");
  }

  @Test
  void otherLevelIsAProblem() {
    assertThat(LIST.problem(ClauseId.rfc(9293, "3.1", "MUST-1"), Level.SHOULD).orElseThrow())
        .contains("MUST-1 the level SHOULD", "lists it as MUST");
  }

  @Test
  void checkOfAnUntestedRequirementIsAProblem() {
    assertThat(LIST.problem(ClauseId.rfc(9293, "3.1", "MUST-9"), Level.MUST_NOT).orElseThrow())
        .contains("tests MUST-9", "untested: nobody can see it.", "Delete that reason");
  }

  private static Requirement requirement(String id, Level level, @Nullable String untested) {
    return new Requirement(
        ClauseId.rfc(9293, "3.1", id), level, "Manners", "Is kind", untested, List.of());
  }
}
