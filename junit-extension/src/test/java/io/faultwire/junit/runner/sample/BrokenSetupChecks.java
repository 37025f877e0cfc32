package io.faultwire.junit.runner.sample;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BrokenSetupChecks {

  @BeforeAll
  @SuppressWarnings("DoNotCallSuggester")
  static void breakDown() {
    throw new IllegalStateException("no room on the disk");
  }

  @Test
  @Check("sample.a-never-run")
  @Clause(rfc = 9293, section = "3.8.5")
  void neverRuns() {
    throw new AssertionError("must not run");
  }
}
