package io.faultwire.it.toxiproxy;

import static io.faultwire.junit.assertj.FaultwireAssertions.assertThat;
import static io.faultwire.tcp.TcpState.ESTABLISHED;
import static io.faultwire.tcp.TcpState.SYN_SENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Capture;
import io.faultwire.capture.Side;
import io.faultwire.engine.Network;
import io.faultwire.junit.At;
import io.faultwire.junit.Host;
import io.faultwire.junit.Link;
import io.faultwire.junit.SeededTest;
import io.faultwire.link.Selection;
import io.faultwire.link.Tcp;
import io.faultwire.time.Seed;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The same tests for each engine, on a bad wire; what they assert knows of none. */
@Host("client")
@Host("server")
@Link(
    between = {"client", "server"},
    latencyMillis = 50,
    lossPercent = 5,
    reorderPercent = 20)
abstract class OrderingAndHandshake {

  @SeededTest(runs = 5)
  void everyByteArrivesInOrder(
      @At("client") Network.Host client,
      @At("server") Network.Host server,
      Network network,
      Capture capture,
      Seed seed)
      throws IOException {
    byte[] content = new byte[64 * 1024];
    seed.stream("content").nextBytes(content);
    server.start("sink", () -> readAll(server.listen(80)));

    try (Socket socket = client.connect("server", 80)) {
      socket.getOutputStream().write(content);
    }
    network.runUntilQuiet();

    assertThat(capture.tcp("client", "server:80"))
        .completedThreeWayHandshake()
        .deliveredInOrder()
        .deliveredFrom(Side.CLIENT, content)
        .closedGracefullyBy(Side.CLIENT);
  }

  private static void readAll(ServerSocket listening) throws IOException {
    try (listening;
        Socket connection = listening.accept()) {
      connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
  }

  @Test
  void aLostSynIsSentAgainAfterOneSecond(
      @At("client") Network.Host client,
      @At("server") Network.Host server,
      Network.Link link,
      Network network,
      Capture capture)
      throws IOException {
    while (!client.ping("server").isReply()) {
      // the wire is lossy
    }
    link.from("client").drop(Selection.first(Tcp::isSyn));
    ServerSocket listening = server.listen(80);
    Duration begin = network.now();
    try (Socket socket = client.connect("server", 80);
        Socket accepted = listening.accept()) {
      assertThat(network.now().minus(begin)).isGreaterThan(Duration.ofSeconds(1));
      assertThat(accepted.isConnected()).isTrue();
    }
    assertThat(capture.tcp("client", "server:80"))
        .completedThreeWayHandshake()
        .clientPassedThrough(SYN_SENT, ESTABLISHED);
    assertThat(capture.frames(Tcp::isSyn)).hasSizeGreaterThan(1);
  }

  @Test
  void aPartitionStopsAllAndHeals(
      @At("client") Network.Host client,
      @At("server") Network.Host server,
      Network.Link link,
      Network network,
      Capture capture)
      throws IOException {
    ServerSocket listening = server.listen(80);
    try (Socket socket = client.connect("server", 80);
        Socket accepted = listening.accept()) {
      try (var cut = link.partition()) {
        socket.getOutputStream().write(1);
        network.advance(Duration.ofMillis(600));
        assertThat(accepted.getInputStream().available()).isZero();
        assertThat(cut.strikes()).isPositive();
      }
      assertThat(accepted.getInputStream().read()).isEqualTo(1);
    }
    assertThat(capture.tcp("client", "server:80")).completedThreeWayHandshake();
  }
}
