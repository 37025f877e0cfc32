package io.faultwire.junit.runner.sample;

import io.faultwire.conformance.ClauseId;
import io.faultwire.conformance.Level;
import io.faultwire.conformance.Requirement;
import io.faultwire.conformance.TargetKind;
import io.faultwire.junit.ConformanceSuite;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A suite of which most checks are listed by a source. */
public final class PlanetSuite implements ConformanceSuite {

  @Override
  public String name() {
    return "planets";
  }

  @Override
  public String title() {
    return "Planets";
  }

  @Override
  public TargetKind needs() {
    return TargetKind.BUILT_IN_STACK;
  }

  @Override
  public Set<String> options() {
    return Set.of("planets", "dark");
  }

  @Override
  public List<Requirement> requirements() {
    return List.of(requirement("SKY-1", null), requirement("SKY-2", "It is too far."));
  }

  private static Requirement requirement(String id, @Nullable String untested) {
    return new Requirement(
        new ClauseId("The sky", "2", id), Level.MUST, "Planets", "Is there", untested, List.of());
  }

  @Override
  public List<Class<?>> checks() {
    return List.of(PlanetChecks.class);
  }
}
