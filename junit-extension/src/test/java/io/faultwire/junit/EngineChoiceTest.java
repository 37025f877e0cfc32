package io.faultwire.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.engine.Engine;
import io.faultwire.engine.Network;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;

/** Which engine a test gets, and what happens where that is not there. */
class EngineChoiceTest {
  private static final Map<String, String> NOWHERE = Map.of("faultwire.engine", "nowhere");

  @NetworkTest
  static class Configured {
    @Test
    void first(Network network) {}

    @Test
    void second(Network network) {}
  }

  @NetworkTest(engine = NetworkEngine.SIMULATION)
  static class Simulated {
    @Test
    void test(Network network) {}
  }

  static class OnAMethod {
    @NetworkTest
    @Test
    void onANetwork(Network network) {}

    @Test
    void onNone() {}
  }

  static class Built {
    @RegisterExtension
    static final NetworkExtension NETWORK =
        NetworkExtension.builder().host("alone").engine(NetworkEngine.SIMULATION).build();

    @Test
    void test(Network network) {}
  }

  @NetworkTest
  @Host("client")
  @Host("server")
  @Link(
      between = {"client", "server"},
      mtu = 9000)
  static class TooWide {
    @Test
    void first() {}

    @Test
    void second() {}
  }

  @Test
  void whatIsNotThereDisablesTheWholeClassWithOneReason() {
    EngineExecutionResults results = Kit.run(Configured.class, NOWHERE);
    assertThat(results.testEvents().started().count()).isZero();
    assertThat(results.containerEvents().skipped().map(EngineChoiceTest::reasonOf))
        .containsExactly("the engine 'nowhere' is not available: nobody has built it");
  }

  @Test
  void onlyTheMethodThatNeedsTheEngineIsDisabled() {
    EngineExecutionResults results = Kit.run(OnAMethod.class, NOWHERE);
    assertThat(results.testEvents().succeeded().count()).isEqualTo(1);
    assertThat(results.testEvents().skipped().map(EngineChoiceTest::reasonOf))
        .containsExactly("the engine 'nowhere' is not available: nobody has built it");
  }

  @Test
  void whatIsRequiredFailsWhereItIsNotThere() {
    Map<String, String> settings =
        Map.of("faultwire.engine", "nowhere", "faultwire.required", "tshark, Nowhere");
    EngineExecutionResults results = Kit.run(Configured.class, settings);
    assertThat(results.testEvents().started().count()).isZero();
    assertThat(Kit.failuresOf(results.containerEvents()))
        .singleElement()
        .extracting(failure -> String.valueOf(failure.getCause()))
        .asString()
        .contains("the engine 'nowhere' is not available: nobody has built it")
        .contains("faultwire.required names it, so this is a failure");
  }

  @Test
  void anEngineThatATestChoosesIsNotForTheSettingToChange() {
    assertThat(Kit.run(Simulated.class, NOWHERE).testEvents().succeeded().count()).isEqualTo(1);
    assertThat(Kit.run(Built.class, NOWHERE).testEvents().succeeded().count()).isEqualTo(1);
  }

  @Test
  void anEngineThatIsThereRunsTheTest() {
    NowhereEngine.IS_HERE.set(true);
    try {
      assertThat(Kit.run(Configured.class, NOWHERE).testEvents().succeeded().count()).isEqualTo(2);
      EngineExecutionResults results = Kit.run(TooWide.class, NOWHERE);
      assertThat(results.testEvents().started().count()).isZero();
      assertThat(Kit.onlyFailureOf(results.containerEvents()))
          .endsWith(
              "so no test of it ran:\n"
                  + "  - link client-server: it is too wide. Use a narrow one.");
    } finally {
      NowhereEngine.IS_HERE.remove();
    }
  }

  @Test
  void anUnknownEngineIsNamedWithThoseThatAre() {
    EngineExecutionResults results =
        Kit.run(Configured.class, Map.of("faultwire.engine", "toxiprox"));
    assertThat(Kit.failuresOf(results.containerEvents()))
        .singleElement()
        .extracting(failure -> String.valueOf(failure.getCause()))
        .asString()
        .contains("faultwire.engine=toxiprox: there is no engine 'toxiprox'")
        .contains("simulation", "toxiproxy");
  }

  @Test
  void theEngineOfFramesOverToxiproxyIsKnown() {
    assertThat(NetworkEngine.TOXIPROXY.resolve(Optional.empty()).name()).isEqualTo("toxiproxy");
    assertThat(NetworkEngine.CONFIGURED.resolve(Optional.of(" Toxiproxy ")).name())
        .isEqualTo("toxiproxy");
    assertThat(NetworkEngine.CONFIGURED.resolve(Optional.empty()).name())
        .isEqualTo(Engine.SIMULATION);
  }

  private static String reasonOf(Event event) {
    return event.getRequiredPayload(String.class);
  }
}
