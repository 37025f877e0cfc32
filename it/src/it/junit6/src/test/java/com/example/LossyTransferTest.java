package com.example;

import static io.faultwire.junit.assertj.FaultwireAssertions.assertThat;
import static io.faultwire.link.Selection.first;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Capture;
import io.faultwire.engine.Network;
import io.faultwire.junit.At;
import io.faultwire.junit.Host;
import io.faultwire.junit.Link;
import io.faultwire.junit.NetworkTest;
import io.faultwire.junit.SeededTest;
import io.faultwire.link.Tcp;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@NetworkTest
@Host("client")
@Host("server")
@Link(
    between = {"client", "server"},
    latencyMillis = 5,
    lossPercent = 5)
class LossyTransferTest {

  @Test
  void runsOnJunit6() {
    assertThat(Test.class.getPackage().getImplementationVersion()).startsWith("6.");
  }

  @SeededTest(runs = 20)
  void everyByteArrives(
      @At("client") Network.Host client,
      @At("server") Network.Host server,
      Network network,
      Capture capture)
      throws IOException {
    transfer(client, server, network);
    assertThat(capture.tcp("client", "server:80")).deliveredInOrder().closedGracefully();
  }

  @Nested
  @Host("idler")
  @Link(between = {"idler", "server"})
  class WithOneMoreHost {

    @Test
    void aLostSynIsSentAgain(
        @At("client") Network.Host client,
        @At("server") Network.Host server,
        @At("client-server") Network.Link link,
        Network network,
        Capture capture)
        throws IOException {
      link.drop(first(Tcp::isSyn));
      transfer(client, server, network);
      assertThat(capture.tcp("client", "server:80")).completedThreeWayHandshake();
    }
  }

  private static void transfer(Network.Host client, Network.Host server, Network network)
      throws IOException {
    server.start("sink", () -> readAll(server.listen(80)));
    try (Socket socket = client.connect("server", 80)) {
      socket.getOutputStream().write(new byte[10_000]);
    }
    network.runUntilQuiet();
  }

  private static void readAll(ServerSocket listening) throws IOException {
    try (listening;
        Socket socket = listening.accept()) {
      socket.getInputStream().readAllBytes();
    }
  }
}
