package io.faultwire.it.toxiproxy;

import static io.faultwire.engine.toxiproxy.stream.StreamFaults.down;
import static io.faultwire.engine.toxiproxy.stream.StreamFaults.latency;
import static io.faultwire.engine.toxiproxy.stream.StreamFaults.limitData;
import static io.faultwire.engine.toxiproxy.stream.StreamFaults.resetPeer;
import static io.faultwire.engine.toxiproxy.stream.StreamFaults.stall;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import io.faultwire.engine.toxiproxy.stream.ActiveFault;
import io.faultwire.engine.toxiproxy.stream.StreamFaultsNotStruckException;
import io.faultwire.engine.toxiproxy.stream.StreamProxy;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults that name connections and bytes. */
@Requires(Need.TOXIPROXY)
class ConnectionFaultsIT {
  private EchoServer echo;
  private StreamProxy proxy;

  @BeforeEach
  void open() throws IOException {
    echo = EchoServer.start();
    proxy = StreamProxy.perConnection(ToxiproxyServer.shared(), "echo", echo.address());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void theNthConnectionIsStruckAndNoOther() throws IOException {
    ActiveFault fault = proxy.add(limitData(3).onConnection(2));
    assertThat(exchange()).isEqualTo("01234567");
    assertThat(exchange()).isEqualTo("012");
    assertThat(exchange()).isEqualTo("01234567");
    assertThat(fault.connections()).hasValue(1);
    proxy.verify();
  }

  @Test
  void theFirstConnectionsAreStruckAndThenAllIsWell() throws IOException {
    proxy.add(limitData(0).onFirstConnections(2));
    assertThat(exchange()).isEmpty();
    assertThat(exchange()).isEmpty();
    assertThat(exchange()).isEqualTo("01234567");
  }

  @Test
  void connectionsAreCountedFromWhenTheFaultIsAdded() throws IOException {
    assertThat(exchange()).isEqualTo("01234567");
    proxy.add(limitData(3).onConnection(1));
    assertThat(exchange()).isEqualTo("012");
  }

  @Test
  void aResetAfterBytesLetsExactlyThosePass() throws IOException {
    proxy.add(resetPeer().afterBytes(5));
    try (Peer peer = Peer.of(proxy)) {
      peer.send("01234567");
      assertThat(peer.read(5)).isEqualTo("01234");
      assertThat(peer.ending()).isEqualTo("reset");
    }
  }

  @Test
  void aCutAfterBytesLetsExactlyThosePass() throws IOException {
    proxy.add(down().afterBytes(5));
    try (Peer peer = Peer.of(proxy)) {
      peer.send("01234567");
      assertThat(peer.read(8)).isEqualTo("01234");
    }
  }

  @Test
  void aCutOfTheFirstConnectionLeavesTheOthers() throws IOException {
    proxy.add(down().onConnection(1));
    try (Peer peer = Peer.of(proxy)) {
      assertThat(peer.ending()).isEqualTo("end");
    }
    assertThat(exchange()).isEqualTo("01234567");
    proxy.verify();
  }

  @Test
  void aFaultThatChangesWhileConnectionsComeAndGoIsNoError() throws IOException {
    ActiveFault fault = proxy.add(latency(ofMillis(1)));
    for (int i = 0; i < 50; i++) {
      assertThat(exchange()).isEqualTo("01234567");
      fault.change(latency(ofMillis(i % 2)));
      proxy.add(latency(ofMillis(1)).upstream()).close();
    }
    proxy.verify();
  }

  @Test
  void whatStallsAfterBytesGoesOnAfterwards() throws Exception {
    ActiveFault stall = proxy.add(stall().upstream().afterBytes(5));
    try (Peer peer = Peer.of(proxy)) {
      peer.send("01234567");
      assertThat(peer.read(5)).isEqualTo("01234");
      assertThat(peer.next()).isEqualTo("silence");
      assertThat(echo.received()).isEqualTo(5);
      stall.close();
      assertThat(peer.read(3)).isEqualTo("567");
    }
  }

  @Test
  void aFaultOfNowStrikesOpenConnectionsAndThoseThatCome() throws Exception {
    try (Peer peer = Peer.of(proxy)) {
      assertThat(peer.exchange("x")).isEqualTo("x");
      try (ActiveFault fault = proxy.add(latency(ofMillis(200)))) {
        assertThat(Timed.of(() -> peer.exchange("x"))).isGreaterThanOrEqualTo(ofMillis(200));
        assertThat(Timed.of(this::exchange)).isGreaterThanOrEqualTo(ofMillis(200));
        assertThat(fault.connections()).hasValue(2);
      }
      assertThat(peer.exchange("x")).isEqualTo("x");
    }
  }

  @Test
  void downEndsConnectionsAndRefusesNewOnesUntilItIsOver() throws IOException {
    try (Peer peer = Peer.of(proxy)) {
      assertThat(peer.exchange("x")).isEqualTo("x");
      try (ActiveFault down = proxy.add(down())) {
        assertThat(peer.ending()).isEqualTo("end");
        assertThat(down.connections()).hasValue(1);
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> Peer.of(proxy));
      }
    }
    assertThat(exchange()).isEqualTo("01234567");
  }

  @Test
  void anEndAndAResetReachTheClientAsWhatTheyAre() throws IOException {
    try (Peer peer = Peer.of(proxy)) {
      assertThat(peer.exchange("x")).isEqualTo("x");
      echo.endConnections();
      assertThat(peer.ending()).isEqualTo("end");
    }
    proxy.add(resetPeer());
    try (Peer peer = Peer.of(proxy)) {
      peer.send("x");
      assertThat(peer.ending()).isEqualTo("reset");
    }
  }

  @Test
  void aFaultThatStruckNothingIsAFailure() throws IOException {
    proxy.add(limitData(3).onConnection(2));
    assertThat(exchange()).isEqualTo("01234567");
    assertThatExceptionOfType(StreamFaultsNotStruckException.class)
        .isThrownBy(proxy::verify)
        .withMessage(
            "the fault 'limit_data DOWNSTREAM {bytes=3} on connection 2' of upstream 'echo' struck"
                + " nothing: there were 1 connections. Name connections and bytes that come, or"
                + " remove the fault");
  }

  @Test
  void manyBytesPassUnharmed() throws Exception {
    String text = "0123456789".repeat(10_000);
    try (Peer peer = Peer.of(proxy)) {
      assertThat(peer.exchange(text)).isEqualTo(text);
    }
    Eventually.await(() -> proxy.traffic().toClients() == text.length());
  }

  private String exchange() throws IOException {
    try (Peer peer = Peer.of(proxy)) {
      return peer.exchange("01234567");
    }
  }
}
