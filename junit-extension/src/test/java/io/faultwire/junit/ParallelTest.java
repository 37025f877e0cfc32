package io.faultwire.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Capture;
import io.faultwire.engine.Network;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Tests that run at the same time do not share anything. */
class ParallelTest {
  private static final Set<Network> NETWORKS =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
  private static final Set<String> THREADS = ConcurrentHashMap.newKeySet();

  @NetworkTest
  static class Concurrent {
    @SeededTest(runs = 200)
    void test(Network network, @At("client") Network.Host client, Capture capture)
        throws IOException {
      NETWORKS.add(network);
      THREADS.add(Thread.currentThread().getName());
      assertThat(client.ping("server").isReply()).isTrue();
      assertThat(capture.pings()).hasSize(1);
      assertThat(capture.frames()).hasSize(4);
    }
  }

  @Test
  void eachConcurrentTestHasANetworkOfItsOwn() {
    EngineExecutionResults results =
        Kit.run(
            Concurrent.class,
            Map.of(
                "junit.jupiter.execution.parallel.enabled", "true",
                "junit.jupiter.execution.parallel.mode.default", "concurrent",
                "junit.jupiter.execution.parallel.config.strategy", "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "4"));
    assertThat(results.testEvents().succeeded().count()).isEqualTo(200);
    assertThat(NETWORKS).hasSize(200);
    assertThat(THREADS).hasSizeGreaterThan(1);
  }
}
