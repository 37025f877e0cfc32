package io.faultwire.it.toxiproxy;

import static io.faultwire.engine.toxiproxy.stream.StreamFaults.bandwidth;
import static io.faultwire.engine.toxiproxy.stream.StreamFaults.down;
import static io.faultwire.engine.toxiproxy.stream.StreamFaults.drop;
import static io.faultwire.engine.toxiproxy.stream.StreamFaults.latency;
import static io.faultwire.engine.toxiproxy.stream.StreamFaults.limitData;
import static io.faultwire.engine.toxiproxy.stream.StreamFaults.packetLoss;
import static io.faultwire.engine.toxiproxy.stream.StreamFaults.resetPeer;
import static io.faultwire.engine.toxiproxy.stream.StreamFaults.slicer;
import static io.faultwire.engine.toxiproxy.stream.StreamFaults.slowClose;
import static io.faultwire.engine.toxiproxy.stream.StreamFaults.stall;
import static io.faultwire.engine.toxiproxy.stream.StreamFaults.timeout;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.faultwire.engine.toxiproxy.server.Direction;
import io.faultwire.engine.toxiproxy.server.ToxiproxyException;
import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import io.faultwire.engine.toxiproxy.stream.ActiveFault;
import io.faultwire.engine.toxiproxy.stream.StreamProxy;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each fault does, measured at the ends of a stream. */
@Requires(Need.TOXIPROXY)
class StreamFaultsIT {
  private EchoServer echo;
  private StreamProxy proxy;

  @BeforeEach
  void open() throws IOException {
    echo = EchoServer.start();
    proxy = StreamProxy.direct(ToxiproxyServer.shared(), "echo", echo.address());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void latencyDelaysEachWayByItself() throws Exception {
    proxy.add(latency(ofMillis(150)));
    proxy.add(latency(ofMillis(100)).upstream());
    try (Peer peer = Peer.of(proxy)) {
      assertThat(Timed.of(() -> peer.exchange("hello"))).isGreaterThanOrEqualTo(ofMillis(250));
    }
  }

  @Test
  void jitterSpreadsTheLatency() throws Exception {
    proxy.add(latency(ofMillis(100), ofMillis(100)));
    List<Duration> times = new ArrayList<>();
    try (Peer peer = Peer.of(proxy)) {
      for (int i = 0; i < 20; i++) {
        times.add(Timed.of(() -> peer.exchange("x")));
      }
    }
    // Twenty draws within a tenth of the range: once in 10^17 runs.
    assertThat(Collections.max(times).minus(Collections.min(times))).isGreaterThan(ofMillis(20));
  }

  @Test
  void bandwidthLetsSoManyBytesPass() throws Exception {
    proxy.add(bandwidth(100));
    String text = "x".repeat(50_000);
    try (Peer peer = Peer.of(proxy)) {
      assertThat(Timed.of(() -> peer.exchange(text))).isGreaterThanOrEqualTo(ofMillis(400));
    }
  }

  @Test
  void slowCloseDelaysTheEndAndNotTheBytes() throws Exception {
    proxy.add(slowClose(ofSeconds(1)));
    try (Peer peer = Peer.of(proxy)) {
      assertThat(peer.exchange("hello")).isEqualTo("hello");
      echo.endConnections();
      assertThat(peer.next()).isEqualTo("silence");
      assertThat(peer.ending()).isEqualTo("end");
    }
  }

  @Test
  void dropIsSilenceToOneSideAndItsEndClosesTheConnection() throws IOException {
    try (Peer peer = Peer.of(proxy)) {
      assertThat(peer.exchange("hello")).isEqualTo("hello");
      ActiveFault drop = proxy.add(drop());
      peer.send("lost");
      assertThat(peer.next()).isEqualTo("silence");
      assertThat(echo.received()).isEqualTo("hello".length() + "lost".length());
      drop.close();
      assertThat(peer.ending()).isEqualTo("end");
    }
  }

  @Test
  void timeoutDropsAndThenCloses() throws Exception {
    proxy.add(timeout(ofMillis(300)));
    try (Peer peer = Peer.of(proxy)) {
      peer.send("lost");
      assertThat(Timed.of(peer::ending)).isGreaterThanOrEqualTo(ofMillis(250));
    }
  }

  @Test
  void resetPeerResetsAtTheFirstBytes() throws IOException {
    proxy.add(resetPeer());
    try (Peer peer = Peer.of(proxy)) {
      assertThat(peer.next()).isEqualTo("silence");
      peer.send("hello");
      assertThat(peer.ending()).isEqualTo("reset");
    }
  }

  @Test
  void slicerWaitsAfterEachSliceAndLosesNothing() throws Exception {
    proxy.add(slicer(10, 0, ofMillis(20)));
    String text = "0123456789".repeat(16);
    try (Peer peer = Peer.of(proxy)) {
      List<String> read = new ArrayList<>();
      assertThat(Timed.of(() -> read.add(peer.exchange(text)))).isGreaterThan(ofMillis(280));
      assertThat(read).containsExactly(text);
    }
  }

  @Test
  void limitDataPassesSoManyBytesAndEnds() throws IOException {
    proxy.add(limitData(7));
    try (Peer peer = Peer.of(proxy)) {
      assertThat(peer.exchange("0123456789")).isEqualTo("0123456");
      assertThat(peer.ending()).isEqualTo("end");
    }
  }

  @Test
  void downEndsConnectionsAndRefusesNewOnesUntilItIsOver() throws IOException {
    try (Peer peer = Peer.of(proxy)) {
      assertThat(peer.exchange("hello")).isEqualTo("hello");
      try (ActiveFault down = proxy.add(down())) {
        assertThat(down.connections()).isEmpty();
        assertThat(peer.ending()).isEqualTo("end");
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> Peer.of(proxy));
      }
    }
    try (Peer peer = Peer.of(proxy)) {
      assertThat(peer.exchange("hello")).isEqualTo("hello");
    }
  }

  @Test
  void packetLossNeedsANewerServer() {
    assertThatExceptionOfType(ToxiproxyException.class)
        .isThrownBy(() -> proxy.add(packetLoss(0.1, 0)))
        .withMessageContaining("has no toxic 'packet_loss'; take a newer one: https://");
  }

  @Test
  void aStallHoldsAllAndDeliversItWhenItIsOver() throws IOException {
    try (Peer peer = Peer.of(proxy)) {
      try (ActiveFault stall = proxy.add(stall())) {
        peer.send("abc");
        assertThat(peer.next()).isEqualTo("silence");
        peer.send("def");
        assertThat(stall.fault()).hasToString(stall.toString());
      }
      assertThat(peer.read(6)).isEqualTo("abcdef");
      assertThat(peer.exchange("hello")).isEqualTo("hello");
    }
  }

  @Test
  void aFaultThatIsChangedIsChangedForOpenConnections() throws IOException {
    ActiveFault limit = proxy.add(limitData(1_000_000));
    try (Peer peer = Peer.of(proxy)) {
      assertThat(peer.exchange("01234")).isEqualTo("01234");
      limit.change(limitData(7));
      assertThat(peer.exchange("01234")).isEqualTo("01");
    }
  }

  @Test
  void aFaultOfASpanEndsByItself() throws Exception {
    proxy.add(stall().during(ofMillis(500)));
    try (Peer peer = Peer.of(proxy)) {
      assertThat(Timed.of(() -> peer.exchange("hello"))).isGreaterThanOrEqualTo(ofMillis(100));
    }
  }

  @Test
  void toxicityIsTheShareOfConnections() throws IOException {
    proxy.add(limitData(0).withToxicity(0.5));
    int ended = 0;
    for (int i = 0; i < 200; i++) {
      try (Peer peer = Peer.of(proxy)) {
        ended += peer.exchange("x").isEmpty() ? 1 : 0;
      }
    }
    // Five standard deviations of 7.07 to either side of 100.
    assertThat(ended).isBetween(64, 136);
  }

  @Test
  void whatADropSwallowedIsReadBack() throws Exception {
    proxy.add(drop());
    try (Peer peer = Peer.of(proxy)) {
      peer.send("hello");
      assertThat(peer.next()).isEqualTo("silence");
    }
    Eventually.await(() -> proxy.traffic().swallowed(Direction.DOWNSTREAM) == 5);
    assertThat(proxy.traffic().fromClients()).isEqualTo(5);
    assertThat(proxy.traffic().toUpstream()).isEqualTo(5);
    assertThat(proxy.traffic().toClients()).isZero();
  }

  @Test
  void aFaultThatNamesConnectionsNeedsAProxyThatKnowsThem() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> proxy.add(resetPeer().onConnection(2)))
        .withMessageContaining("reset_peer DOWNSTREAM {timeout=0} on connection 2")
        .withMessageContaining("perConnection = true");
  }
}
