package io.faultwire.junit.runner.sample;

import io.faultwire.conformance.TargetKind;
import io.faultwire.junit.ConformanceSuite;
import java.util.List;
import java.util.Set;

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
  public List<Class<?>> checks() {
    return List.of(PlanetChecks.class);
  }
}
