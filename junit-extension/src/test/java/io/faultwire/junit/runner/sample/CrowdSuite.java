package io.faultwire.junit.runner.sample;

import io.faultwire.conformance.Exemptions;
import io.faultwire.conformance.TargetInfo;
import io.faultwire.conformance.TargetKind;
import io.faultwire.junit.ConformanceSuite;
import io.faultwire.junit.Target;
import java.util.List;

/** A suite whose checks run at the same time, and which knows a fault of its target. */
public final class CrowdSuite implements ConformanceSuite {

  private final int parallelism;

  /** Create the suite for so many checks at a time. */
  public CrowdSuite(int parallelism) {
    this.parallelism = parallelism;
    CrowdChecks.forget();
  }

  @Override
  public String name() {
    return "crowd";
  }

  @Override
  public String title() {
    return "Checks at the same time";
  }

  @Override
  public TargetKind needs() {
    return TargetKind.BUILT_IN_STACK;
  }

  @Override
  public int parallelism(Target target) {
    return parallelism;
  }

  @Override
  public TargetInfo describe(Target target) {
    return new TargetInfo("a stack of somebody", TargetKind.OTHER_STACK, null);
  }

  @Override
  public Exemptions exemptions(Target target) {
    return Exemptions.resource(CrowdSuite.class, "crowd-exemptions.json");
  }

  @Override
  public List<Class<?>> checks() {
    return List.of(CrowdChecks.class);
  }
}
