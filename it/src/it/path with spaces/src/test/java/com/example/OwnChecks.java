package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OwnChecks {

  @Test
  @Check("own.words.are-whole")
  @Clause(source = "Team rules", section = "1")
  void wordsAreWhole(Evidence evidence) throws Exception {
    evidence.pcapng(out -> out.write("frames".getBytes(StandardCharsets.UTF_8)));
    assertThat(System.getProperty("com.example.words")).isEqualTo("two words");
  }

  @Test
  @Check("own.words.tolerated")
  @Clause(source = "Team rules", section = "2")
  void isTolerated() {
    assertThat("grey").isEqualTo("gray");
  }
}
