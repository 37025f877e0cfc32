package io.faultwire.it.toxiproxy;

import static io.faultwire.engine.toxiproxy.stream.StreamFaults.latency;
import static io.faultwire.engine.toxiproxy.stream.StreamFaults.limitData;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.faultwire.engine.Network;
import io.faultwire.engine.toxiproxy.stream.StreamProxy;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.junit.At;
import io.faultwire.junit.NetworkTest;
import io.faultwire.junit.Upstream;
import io.faultwire.junit.UpstreamExtension;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Proxied addresses in tests, declared by annotation and in code. */
@Requires(Need.TOXIPROXY)
class UpstreamIT {
  private static final String PORT = "faultwire.test.echo";
  private static final Set<Integer> PROXIES = ConcurrentHashMap.newKeySet();

  private static EchoServer echo;

  @BeforeAll
  static void start() throws IOException {
    echo = EchoServer.start();
  }

  @AfterAll
  static void stop() throws IOException {
    echo.close();
  }

  @Upstream(name = "fast", address = "127.0.0.1:${faultwire.test.echo}")
  @Upstream(name = "slow", address = "127.0.0.1:${faultwire.test.echo}", latencyMillis = 100)
  static class ByAnnotation {
    @BeforeEach
    void takesTheSameAsTheTest(@At("fast") StreamProxy fast) {
      assertThat(fast.name()).isEqualTo("fast");
    }

    @Test
    void reachesTheServerThroughEither(@At("fast") StreamProxy fast, @At("slow") StreamProxy slow)
        throws Exception {
      assertThat(fast.port()).isNotEqualTo(slow.port());
      try (Peer peer = Peer.of(fast);
          Peer late = Peer.of(slow)) {
        assertThat(peer.exchange("hello")).isEqualTo("hello");
        assertThat(Timed.of(() -> late.exchange("hello"))).isGreaterThanOrEqualTo(ofMillis(200));
      }
    }

    @Test
    @Upstream(name = "own", address = "127.0.0.1:${faultwire.test.echo}", kilobytesPerSecond = 100)
    void hasOneMore(@At("own") StreamProxy own) throws Exception {
      try (Peer peer = Peer.of(own)) {
        String text = "x".repeat(40_000);
        assertThat(Timed.of(() -> peer.exchange(text))).isGreaterThanOrEqualTo(ofMillis(300));
      }
    }
  }

  @NetworkTest
  @Upstream(name = "real", address = "127.0.0.1:${faultwire.test.echo}")
  static class BesideANetwork {
    @Test
    void hasBoth(@At("real") StreamProxy real, @At("server") Network.Host server, Network network)
        throws Exception {
      assertThat(network.hosts()).contains(server);
      try (Peer peer = Peer.of(real)) {
        assertThat(peer.exchange("hello")).isEqualTo("hello");
      }
    }
  }

  @Test
  void proxiedAddressesGoWithADeclaredNetwork() {
    assertThat(run(BesideANetwork.class, Map.of()).succeeded().count()).isEqualTo(1);
  }

  @Test
  void annotationsGiveProxiedAddresses() {
    assertThat(run(ByAnnotation.class, Map.of()).succeeded().count()).isEqualTo(2);
  }

  static class ByBuilder {
    @RegisterExtension
    static final UpstreamExtension UPSTREAMS =
        UpstreamExtension.builder()
            .upstream(
                "echo",
                () -> echo.address(),
                upstream -> upstream.perConnection().fault(limitData(3).onConnection(1)))
            .build();

    @Test
    void strikesFromTheFirstConnection(StreamProxy proxy) throws IOException {
      try (Peer peer = Peer.of(proxy)) {
        assertThat(peer.exchange("hello")).isEqualTo("hel");
      }
    }

    @Test
    void neverConnects(StreamProxy proxy) {
      assertThat(proxy.port()).isPositive();
    }
  }

  @Test
  void aFaultThatStruckNothingFailsTheTest() {
    Events tests = run(ByBuilder.class, Map.of());
    assertThat(tests.succeeded().count()).isEqualTo(1);
    assertThat(failuresOf(tests))
        .singleElement()
        .asString()
        .contains("limit_data DOWNSTREAM {bytes=3} on connection 1' of upstream 'echo' struck");
  }

  @Upstream(name = "a", address = "127.0.0.1:1")
  static class DeclaredTwice {
    @RegisterExtension
    static final UpstreamExtension UPSTREAMS =
        UpstreamExtension.builder().upstream("b", "127.0.0.1:1").build();

    @Test
    void test() {}
  }

  @Test
  void upstreamsAreDeclaredInOneWay() {
    assertThat(failuresOf(runAll(DeclaredTwice.class, Map.of()).containerEvents()))
        .singleElement()
        .asString()
        .contains("its upstreams are declared by @Upstream and by UpstreamExtension.builder()");
  }

  @Upstream(name = "echo", address = "127.0.0.1:${faultwire.test.echo}")
  static class Fifty {
    @RepeatedTest(50)
    void test(StreamProxy proxy) throws Exception {
      PROXIES.add(proxy.port());
      String own = Integer.toString(proxy.port());
      try (Peer peer = Peer.of(proxy)) {
        assertThat(peer.exchange(own)).isEqualTo(own);
        proxy.add(latency(ofMillis(50)));
        assertThat(Timed.of(() -> peer.exchange(own))).isGreaterThanOrEqualTo(ofMillis(50));
        proxy.add(limitData(2));
        assertThat(peer.exchange(own)).isEqualTo(own.substring(0, 2));
      }
    }
  }

  @Test
  void fiftyTestsInParallelDoNotDisturbEachOther() {
    Events tests =
        run(
            Fifty.class,
            Map.of(
                "junit.jupiter.execution.parallel.enabled", "true",
                "junit.jupiter.execution.parallel.mode.default", "concurrent",
                "junit.jupiter.execution.parallel.config.strategy", "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "50"));
    assertThat(failuresOf(tests)).isEmpty();
    assertThat(tests.succeeded().count()).isEqualTo(50);
    assertThat(PROXIES).hasSizeGreaterThan(1);
  }

  private static Events run(Class<?> type, Map<String, String> settings) {
    return runAll(type, settings).testEvents();
  }

  private static EngineExecutionResults runAll(Class<?> type, Map<String, String> settings) {
    String address = echo.address();
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(type))
        .configurationParameter(PORT, address.substring(address.indexOf(':') + 1))
        .configurationParameters(settings)
        .enableImplicitConfigurationParameters(false)
        .execute();
  }

  private static List<Throwable> failuresOf(Events events) {
    return events
        .failed()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow())
        .toList();
  }
}
