package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Target;
import org.junit.jupiter.api.Test;

class OwnChecks {

  @Test
  @Check("own.junit.is-six")
  @Clause(source = "Team rules", section = "6")
  void runsOnTheProjectsJunit(Target target) {
    assertThat(Test.class.getPackage().getImplementationVersion()).startsWith("6.");
    assertThat(org.junit.platform.launcher.Launcher.class.getPackage().getImplementationVersion())
        .startsWith("6.");
    assertThat(target.name()).isEqualTo("built-in stack");
  }
}
