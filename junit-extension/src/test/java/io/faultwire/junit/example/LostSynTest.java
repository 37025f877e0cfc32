package io.faultwire.junit.example;

import static io.faultwire.junit.assertj.FaultwireAssertions.assertThat;
import static io.faultwire.link.Selection.first;
import static io.faultwire.tcp.TcpState.ESTABLISHED;
import static io.faultwire.tcp.TcpState.SYN_SENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Capture;
import io.faultwire.engine.Network;
import io.faultwire.junit.At;
import io.faultwire.junit.Host;
import io.faultwire.junit.Link;
import io.faultwire.junit.NetworkTest;
import io.faultwire.link.Tcp;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@NetworkTest
@Host("client")
@Host("server")
@Link(
    between = {"client", "server"},
    latencyMillis = 20)
class LostSynTest {

  @Test
  void aLostSynIsSentAgainAfterOneSecond(
      @At("client") Network.Host client,
      @At("server") Network.Host server,
      Network.Link link,
      Network network,
      Capture capture)
      throws IOException {
    link.from("client").drop(first(Tcp::isSyn));
    server.start("greeter", () -> Greeter.greetOneClient(server.listen(80)));

    try (Socket socket = client.connect("server", 80)) {
      assertThat(network.now()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1200));
      assertThat(socket.getInputStream().readAllBytes()).hasSize(5);
    }
    network.runUntilQuiet();

    assertThat(capture.tcp("client", "server:80"))
        .completedThreeWayHandshake()
        .hasRetransmissions(1)
        .hasRetransmissionsCausedBy("drop")
        .clientPassedThrough(SYN_SENT, ESTABLISHED)
        .closedGracefully();
  }
}
