package io.faultwire.junit.runner.sample;

import io.faultwire.conformance.TargetKind;
import io.faultwire.junit.ConformanceSuite;
import io.faultwire.junit.Target;
import java.util.List;
import java.util.Set;

/** A suite that needs a URL and whose target dies on demand. */
public final class SampleSuite implements ConformanceSuite {

  private int exchanges;

  @Override
  public String name() {
    return "sample";
  }

  @Override
  public String title() {
    return "Every way to end";
  }

  @Override
  public TargetKind needs() {
    return TargetKind.URL;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("https");
  }

  @Override
  public Set<String> options() {
    return Set.of("diesAtExchange");
  }

  @Override
  public List<Class<?>> checks() {
    return List.of(SampleChecks.class, BrokenSetupChecks.class);
  }

  @Override
  public void sanity(Target target) {
    exchanges++;
    int fatal = target.option("diesAtExchange").map(Integer::parseInt).orElse(0);
    if (exchanges == fatal) {
      throw new IllegalStateException("connection refused by " + target.url());
    }
  }
}
