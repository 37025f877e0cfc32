package io.faultwire.junit.example;

import static io.faultwire.junit.assertj.FaultwireAssertions.assertThat;

import io.faultwire.capture.Capture;
import io.faultwire.capture.Side;
import io.faultwire.engine.Network;
import io.faultwire.junit.At;
import io.faultwire.junit.Host;
import io.faultwire.junit.Link;
import io.faultwire.junit.NetworkTest;
import io.faultwire.junit.SeededTest;
import io.faultwire.time.Seed;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/** A thousand different ways to lose and reorder the frames of one transfer. */
@NetworkTest
@Host("client")
@Host("server")
@Link(
    between = {"client", "server"},
    latencyMillis = 5,
    lossPercent = 5,
    reorderPercent = 10)
class TransferTest {

  @SeededTest(runs = 1000)
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
      connection.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    }
  }
}
