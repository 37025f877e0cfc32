package com.example;

import io.faultwire.conformance.TargetKind;
import io.faultwire.junit.ConformanceSuite;
import java.util.List;

public final class OwnSuite implements ConformanceSuite {

  @Override
  public String name() {
    return "own";
  }

  @Override
  public String title() {
    return "The team's own rules";
  }

  @Override
  public TargetKind needs() {
    return TargetKind.BUILT_IN_STACK;
  }

  @Override
  public List<Class<?>> checks() {
    return List.of(OwnChecks.class);
  }
}
