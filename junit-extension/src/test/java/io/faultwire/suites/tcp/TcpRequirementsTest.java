package io.faultwire.suites.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.Level;
import io.faultwire.conformance.Requirement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The register against what RFC 9293 counts in its appendix B. */
class TcpRequirementsTest {
  private static final List<Requirement> ALL = TcpRequirements.all();

  @Test
  void everyIdStandsOnce() {
    Map<String, Integer> numbers = new TreeMap<>();
    for (Requirement requirement : ALL) {
      String[] parts = requirement.id().split("-");
      int number = numbers.merge(parts[0], 1, Integer::sum);
      assertThat(requirement.id()).isEqualTo(parts[0] + "-" + number);
    }
    assertThat(numbers)
        .containsExactlyInAnyOrderEntriesOf(Map.of("MUST", 69, "SHLD", 31, "MAY", 18, "REC", 1));
  }

  @Test
  void levelFitsTheId() {
    assertThat(ALL)
        .allSatisfy(
            requirement ->
                assertThat(requirement.level().positive())
                    .as(requirement.id())
                    .isEqualTo(
                        requirement.id().startsWith("MUST")
                            ? Level.MUST
                            : requirement.id().startsWith("MAY") ? Level.MAY : Level.SHOULD));
    assertThat(ALL)
        .filteredOn(requirement -> requirement.level() == Level.MUST_NOT)
        .extracting(Requirement::id)
        .containsExactly("MUST-9", "MUST-41", "MUST-46", "MUST-56", "MUST-60", "MUST-65");
    assertThat(ALL)
        .filteredOn(requirement -> requirement.level() == Level.SHOULD_NOT)
        .extracting(Requirement::id)
        .containsExactly("SHLD-13", "SHLD-14", "SHLD-15", "SHLD-17", "SHLD-23");
  }

  @Test
  void everyReasonIsASentence() {
    assertThat(ALL)
        .filteredOn(requirement -> requirement.untested() != null)
        .isNotEmpty()
        .allSatisfy(
            requirement ->
                assertThat(requirement.untested()).as(requirement.id()).matches("[A-Z].* .*\\."));
  }

  @Test
  void sectionsAreSections() {
    assertThat(ALL)
        .allSatisfy(
            requirement -> assertThat(requirement.clause().section()).matches("3(\\.\\d+){1,4}"));
  }
}
