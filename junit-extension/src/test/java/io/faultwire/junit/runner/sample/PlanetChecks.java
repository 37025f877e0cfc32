package io.faultwire.junit.runner.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.junit.Check;
import io.faultwire.junit.ChecksFrom;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.Target;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanetChecks {

  private boolean prepared;

  @BeforeEach
  void prepare() {
    prepared = true;
  }

  @ChecksFrom(PlanetSource.class)
  void planet(Planet planet, Target target, Evidence evidence) throws Exception {
    assertThat(prepared).isTrue();
    evidence.sent("a probe to " + planet.name());
    evidence.pcapng(out -> out.write(planet.name().getBytes(StandardCharsets.UTF_8)));
    assertThat(planet.name()).isNotEqualTo(target.option("dark").orElse(""));
  }

  @Test
  @Check("planet.pluto")
  @Clause(source = "The sky", section = "3")
  @Clause(source = "The sky", section = "2", id = "SKY-1")
  void pluto() {
    assertThat(prepared).isTrue();
  }
}
