package com.example;

import io.faultwire.conformance.TargetKind;
import io.faultwire.junit.ConformanceSuite;
import io.faultwire.junit.Target;
import java.io.IOException;
import java.net.Socket;
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
    return TargetKind.URL;
  }

  @Override
  public List<Class<?>> checks() {
    return List.of(OwnChecks.class);
  }

  @Override
  public void sanity(Target target) throws IOException {
    new Socket(target.url().getHost(), target.url().getPort()).close();
  }
}
