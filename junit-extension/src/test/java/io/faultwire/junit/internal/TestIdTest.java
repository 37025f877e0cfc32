package io.faultwire.junit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.time.Seed;
import org.junit.jupiter.api.Test;

class TestIdTest {
  private static final TestId PLAIN = new TestId("com.acme.OrderTest", "arrives", "", 0);

  @Test
  void replayLineNamesSeedClassAndMethod() {
    assertThat(PLAIN.replayLine(new Seed(0x5EED2A)))
        .isEqualTo("-Dfaultwire.seed=0x5EED2A -Dtest=com.acme.OrderTest#arrives");
  }

  @Test
  void replayLineOfANestedClassIsQuotedForTheShell() {
    TestId nested = new TestId("com.acme.OrderTest$Late", "arrives", "", 0);
    assertThat(nested.replayLine(new Seed(1)))
        .isEqualTo("-Dfaultwire.seed=0x1 -Dtest='com.acme.OrderTest$Late#arrives'");
  }

  @Test
  void runsAndOverloadsHaveDirectoriesOfTheirOwn() {
    assertThat(PLAIN.directoryName()).isEqualTo("arrives");
    assertThat(new TestId("A", "arrives", "(Network,Capture)", 7).directoryName())
        .isEqualTo("arrives(Network,Capture)[7]");
  }

  @Test
  void theSeedFollowsFromTheNameAndNotFromTheRun() {
    TestId seventh = new TestId("com.acme.OrderTest", "arrives", "", 7);
    assertThat(seventh.seed()).isEqualTo(PLAIN.seed());
    assertThat(new TestId("com.acme.OrderTest", "leaves", "", 0).seed()).isNotEqualTo(PLAIN.seed());
  }
}
