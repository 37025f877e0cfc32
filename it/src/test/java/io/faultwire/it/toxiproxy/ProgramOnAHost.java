package io.faultwire.it.toxiproxy;

import static io.faultwire.junit.assertj.FaultwireAssertions.assertThat;
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
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** The same tests of a server, whether it is a process of this JVM or lives in another one. */
@Host("client")
@Host(value = "server", program = EchoProgram.class)
@Link(
    between = {"client", "server"},
    latencyMillis = 20,
    lossPercent = 5,
    reorderPercent = 20)
abstract class ProgramOnAHost {

  @SeededTest(runs = 3)
  void everyByteComesBackInOrder(
      @At("client") Network.Host client, Network network, Capture capture, Seed seed)
      throws IOException {
    byte[] content = new byte[64 * 1024];
    seed.stream("content").nextBytes(content);
    try (Socket socket = client.connect("server", EchoProgram.ECHO)) {
      client.start("sender", () -> send(socket, content));
      assertThat(socket.getInputStream().readNBytes(content.length)).isEqualTo(content);
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    network.runUntilQuiet();

    assertThat(capture.tcp("client", "server:" + EchoProgram.ECHO))
        .completedThreeWayHandshake()
        .deliveredInOrder()
        .deliveredFrom(Side.CLIENT, content)
        .deliveredFrom(Side.SERVER, content)
        .closedGracefully();
  }

  private static void send(Socket socket, byte[] content) throws IOException {
    socket.getOutputStream().write(content);
    socket.shutdownOutput();
  }

  @Test
  void theNetworkIsQuietWhenTheProgramIs(@At("client") Network.Host client, Network network)
      throws IOException {
    try (Socket socket = client.connect("server", EchoProgram.LATE)) {
      network.runUntilQuiet();
      assertThat(socket.getInputStream().available()).isEqualTo(1);
    }
  }

  @Test
  void aRuleOfTheTestStrikesWhatTheServerSends(
      @At("client") Network.Host client, Network.Link link, Capture capture) throws IOException {
    var lost = link.from("server").drop(Selection.first(Tcp::isSynAck));
    try (Socket socket = client.connect("server", EchoProgram.PROCESS)) {
      assertThat(new DataInputStream(socket.getInputStream()).readLong()).isPositive();
    }
    assertThat(lost.strikes()).isEqualTo(1);
    assertThat(capture.frames(Tcp::isSynAck)).hasSizeGreaterThan(1);
  }
}
