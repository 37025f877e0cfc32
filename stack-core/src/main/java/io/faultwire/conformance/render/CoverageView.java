package io.faultwire.conformance.render;

import io.faultwire.conformance.Level;
import io.faultwire.conformance.render.RequirementView.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Count the requirements of one level, or of all, by what is known about them.
 *
 * @param label the level, or {@code All}
 * @param total how many requirements there are
 * @param passed how many passed
 * @param broken how many are broken
 * @param noAnswer of how many no check got an answer
 * @param notTested how many have no check
 */
record CoverageView(
    String label, long total, long passed, long broken, long noAnswer, long notTested) {

  /** Count by level, the NOT forms with the others, and all together last. */
  static List<CoverageView> of(List<RequirementView> requirements) {
    List<CoverageView> rows = new ArrayList<>();
    Arrays.stream(Level.values())
        .map(Level::positive)
        .distinct()
        .forEach(
            level -> {
              List<RequirementView> some =
                  requirements.stream()
                      .filter(view -> view.requirement().level().positive() == level)
                      .toList();
              if (!some.isEmpty()) {
                rows.add(count(level.keyword(), some));
              }
            });
    rows.add(count("All", requirements));
    return rows;
  }

  private static CoverageView count(String label, List<RequirementView> requirements) {
    return new CoverageView(
        label,
        requirements.size(),
        count(requirements, Standing.PASSED),
        count(requirements, Standing.BROKEN),
        count(requirements, Standing.NO_ANSWER),
        count(requirements, Standing.NOT_TESTED));
  }

  private static long count(List<RequirementView> requirements, Standing standing) {
    return requirements.stream().filter(view -> view.standing() == standing).count();
  }

  /** Count the requirements that have a check. */
  long tested() {
    return total - notTested;
  }
}
