package io.faultwire.engine.toxiproxy.lane;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.engine.Engine;
import io.faultwire.topology.LinkBuilder;
import io.faultwire.topology.LinkProfile;
import io.faultwire.topology.Topology;
import io.faultwire.topology.TopologyException;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LaneLimitsTest {
  private static void check(Consumer<LinkBuilder> wire) {
    Topology topology = Topology.builder().host("a").host("b").link("a", "b", wire).build();
    Engine.named("toxiproxy").check(topology);
  }

  @Test
  void whatTheServerCanDoIsTaken() {
    assertThatCode(() -> check(link -> link.rate(8000))).doesNotThrowAnyException();
    assertThatCode(() -> check(link -> link.latency(Duration.ofMinutes(10))))
        .doesNotThrowAnyException();
    assertThatCode(() -> check(link -> link.profile(LinkProfile.satellite())))
        .doesNotThrowAnyException();
  }

  @Test
  void aRateBelowAKilobyteASecondIsRefused() {
    assertThatThrownBy(() -> check(link -> link.from("b", b -> b.rate(7999))))
        .isInstanceOf(TopologyException.class)
        .hasMessageContaining("link a-b")
        .hasMessageContaining("Toxiproxy's bandwidth counts whole kilobytes a second")
        .hasMessageContaining("7999 bit/s")
        .hasMessageContaining("bitsPerSecond = 8000 or more, or use the engine SIMULATION");
  }

  @Test
  void aLatencyThatNobodyWaitsForIsRefused() {
    assertThatThrownBy(
            () -> check(link -> link.latency(Duration.ofMinutes(8)).jitter(Duration.ofMinutes(3))))
        .isInstanceOf(TopologyException.class)
        .hasMessageContaining("time is real over Toxiproxy")
        .hasMessageContaining("at most 600 s, or use the engine SIMULATION");
  }
}
