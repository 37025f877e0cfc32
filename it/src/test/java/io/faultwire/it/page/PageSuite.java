package io.faultwire.it.page;

import io.faultwire.conformance.TargetKind;
import io.faultwire.junit.ConformanceSuite;
import java.util.List;

/** A suite whose checks end in every way that a page must show. */
final class PageSuite implements ConformanceSuite {

  @Override
  public String name() {
    return "page";
  }

  @Override
  public String title() {
    return "Every way to end";
  }

  @Override
  public TargetKind needs() {
    return TargetKind.BUILT_IN_STACK;
  }

  @Override
  public List<Class<?>> checks() {
    return List.of(PageChecks.class);
  }
}
