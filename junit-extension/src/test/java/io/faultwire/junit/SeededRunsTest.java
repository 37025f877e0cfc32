package io.faultwire.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.faultwire.engine.Network;
import io.faultwire.time.Seed;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** How the runs of a {@link SeededTest} get their seeds. */
class SeededRunsTest {
  private static final String NAME_OF_TEST = Passing.class.getName() + "#test";

  @NetworkTest
  static class Passing {
    @SeededTest(runs = 3)
    void test(Network network, Seed seed) {
      assertThat(network.seed()).isEqualTo(seed);
    }
  }

  @Test
  void seedsFollowFromTheNameOfTheTest() {
    Seed base = Seed.of(NAME_OF_TEST);
    EngineExecutionResults results = Kit.run(Passing.class);
    assertThat(Kit.displayNamesOf(results.testEvents().succeeded()))
        .containsExactly(
            "run 1 of 3, seed " + base,
            "run 2 of 3, seed " + base.run(1),
            "run 3 of 3, seed " + base.run(2));
  }

  @Test
  void aGivenSeedIsTheOnlyOneThatRuns() {
    EngineExecutionResults results = Kit.run(Passing.class, Map.of("faultwire.seed", "0x5EED2A"));
    assertThat(Kit.displayNamesOf(results.testEvents().succeeded()))
        .containsExactly("seed 0x5EED2A");
  }

  @Test
  void aGivenSeedThatIsNoneIsRefused() {
    EngineExecutionResults results = Kit.run(Passing.class, Map.of("faultwire.seed", "tomato"));
    assertThat(Kit.onlyFailureOf(results.containerEvents()))
        .contains("faultwire.seed=tomato: 'tomato' is not a seed")
        .contains("give a hexadecimal number such as 0x5EED");
  }

  @NetworkTest
  static class Pinned {
    @SeededTest(runs = 2, seed = "0xABC")
    void test(Seed seed) {
      assertThat(seed).isIn(new Seed(0xABC), new Seed(0xABC).run(1));
    }
  }

  @Test
  void theBaseSeedCanBePinned() {
    assertThat(Kit.displayNamesOf(Kit.run(Pinned.class).testEvents().succeeded()))
        .containsExactly("run 1 of 2, seed 0xABC", "run 2 of 2, seed " + new Seed(0xABC).run(1));
  }

  @NetworkTest
  static class Plain {
    @Test
    void test(Seed seed) {
      assertThat(seed).isEqualTo(Seed.of(Plain.class.getName() + "#test"));
    }
  }

  @Test
  void aPlainTestHasASeedOfItsName() {
    assertThat(Kit.run(Plain.class).testEvents().succeeded().count()).isOne();
  }

  @NetworkTest
  static class AlwaysFailing {
    @SeededTest(runs = 50, failureThreshold = 3)
    void test() {
      fail("as it must");
    }
  }

  @Test
  void manyFailuresEndTheTestAndTheLastSaysSo() {
    List<Throwable> failures = Kit.failuresOf(Kit.run(AlwaysFailing.class).testEvents());
    assertThat(failures).hasSize(3);
    assertThat(failures.get(1)).message().doesNotContain("Left out");
    assertThat(failures.get(2))
        .message()
        .contains("3 of the first 3 seeds failed; the remaining 47 were left out")
        .contains("failureThreshold = 3");
  }

  @NetworkTest
  static class FailingForOneSeed {
    @SeededTest(runs = 20)
    void test(Seed seed) {
      Seed bad = Seed.of(FailingForOneSeed.class.getName() + "#test").run(7);
      assertThat(seed).isNotEqualTo(bad);
    }
  }

  @Test
  void theReplayLineOfAFailureFailsAgain() {
    Seed bad = Seed.of(FailingForOneSeed.class.getName() + "#test").run(7);
    String message = Kit.onlyFailureOf(Kit.run(FailingForOneSeed.class).testEvents());
    assertThat(message)
        .contains(
            "-Dfaultwire.seed=" + bad + " -Dtest='" + FailingForOneSeed.class.getName() + "#test'");
    Map<String, String> replay = Map.of("faultwire.seed", bad.toString());
    assertThat(Kit.run(FailingForOneSeed.class, replay).testEvents().failed().count()).isOne();
  }

  @Test
  void runsHaveSeedsOfTheirOwn() {
    Seed base = Seed.of(NAME_OF_TEST);
    assertThat(IntStream.range(0, 1000).mapToObj(base::run).distinct().count()).isEqualTo(1000);
  }
}
