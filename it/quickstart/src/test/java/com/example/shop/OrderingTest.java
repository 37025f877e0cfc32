package com.example.shop;

import static io.faultwire.junit.assertj.FaultwireAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Capture;
import io.faultwire.engine.Network;
import io.faultwire.junit.At;
import io.faultwire.junit.Host;
import io.faultwire.junit.Link;
import io.faultwire.junit.NetworkTest;
import io.faultwire.junit.SeededTest;
import io.faultwire.link.Selection;
import io.faultwire.link.Tcp;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

@NetworkTest
@Host("client")
@Host("server")
@Link(
    between = {"client", "server"},
    latencyMillis = 20,
    lossPercent = 2,
    reorderPercent = 10)
class OrderingTest {
  private static final byte[] ORDER = new byte[64 * 1024];

  @SeededTest(runs = 20)
  void everyByteArrivesInOrder(
      @At("client") Network.Host client,
      @At("server") Network.Host server,
      Network network,
      Capture capture)
      throws Exception {
    ServerSocket listener = server.listen(80);
    server.start(
        "shop",
        () -> {
          try (Socket connection = listener.accept()) {
            assertThat(connection.getInputStream().readAllBytes()).isEqualTo(ORDER);
          }
        });

    try (Socket connection = client.connect("server", 80)) {
      connection.getOutputStream().write(ORDER);
    }
    network.runUntilQuiet();

    assertThat(capture.tcp("client", "server:80"))
        .completedThreeWayHandshake()
        .deliveredInOrder()
        .closedGracefully();
  }

  @Test
  void aLostSynIsSentAgain(
      @At("client") Network.Host client,
      @At("server") Network.Host server,
      Network.Link link,
      Capture capture)
      throws Exception {
    ServerSocket listener = server.listen(80);
    try (var lost = link.drop(Selection.first(Tcp::isSyn));
        Socket connection = client.connect("server", 80);
        Socket accepted = listener.accept()) {
      assertThat(accepted.isConnected()).isTrue();
    }
    assertThat(capture.tcp("client", "server:80")).completedThreeWayHandshake();
  }
}
