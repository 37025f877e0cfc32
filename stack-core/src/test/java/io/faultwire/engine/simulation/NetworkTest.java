package io.faultwire.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.engine.FaultsNotStruckException;
import io.faultwire.engine.Network;
import io.faultwire.engine.NetworkFailure;
import io.faultwire.host.process.NetworkClosedException;
import io.faultwire.host.process.StalledException;
import io.faultwire.link.Selection;
import io.faultwire.link.Tcp;
import io.faultwire.time.Seed;
import io.faultwire.topology.LinkProfile;
import io.faultwire.topology.Topology;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private static Network pair() {
    return Network.simulate(Topology.pair("client", "server"), Seed.DEFAULT);
  }

  @Test
  void unknownElementsAreNamedWithTheKnownOnes() {
    try (Network network = pair()) {
      assertThatThrownBy(() -> network.host("nobody"))
          .hasMessageContaining("no host 'nobody'")
          .hasMessageContaining("[client, server]");
      assertThatThrownBy(() -> network.link("client", "nobody"))
          .hasMessageContaining("no link 'client-nobody'")
          .hasMessageContaining("[client-server]");
      assertThatThrownBy(() -> network.networkSwitch("s")).hasMessageContaining("no switch 's'");
      assertThat(network.link("server", "client")).isSameAs(network.link("client-server"));
    }
  }

  @Test
  void faultThatStruckNothingFailsTheTest() {
    Network network = pair();
    network.link("client", "server").drop(Selection.nth(2, Tcp::isSyn));
    assertThatThrownBy(network::verifyFaults)
        .isInstanceOf(FaultsNotStruckException.class)
        .hasMessageContaining("drop match 2")
        .hasMessageContaining("struck none of the 0 frames");
    assertThatThrownBy(network::close)
        .isInstanceOf(NetworkFailure.class)
        .hasCauseInstanceOf(FaultsNotStruckException.class);
  }

  @Test
  void failureOfAProcessFailsTheTest() {
    Network network = pair();
    network.start("server", "broken", () -> assertThat(1).as("the sum").isEqualTo(2));
    network.runUntilQuiet();
    assertThatThrownBy(network::close)
        .isInstanceOf(NetworkFailure.class)
        .hasMessageContaining("process 'broken' on host 'server' failed")
        .hasMessageContaining("the sum");
  }

  @Test
  void serverInItsLoopIsEndedWithItsNetwork() throws IOException {
    Network network = pair();
    network.start(
        "server",
        "loop",
        () -> {
          try (ServerSocket listener = network.host("server").listen(80)) {
            while (true) {
              listener.accept().close();
            }
          }
        });
    network.advance(Duration.ofMillis(1));
    network.host("client").connect("server", 80).close();
    network.close();
    assertThatThrownBy(() -> network.advance(Duration.ofMillis(1)))
        .isInstanceOf(NetworkClosedException.class)
        .hasMessageContaining("uses a network that is closed");
  }

  @Test
  void socketMayBeClosedAfterItsNetwork() throws IOException {
    Network network = pair();
    ServerSocket listener = network.host("server").listen(80);
    Socket socket = network.host("client").connect("server", 80);
    network.close();
    socket.close();
    listener.close();
    assertThat(socket.isClosed()).isTrue();
  }

  @Test
  void everybodyWaitsIsReportedWithWhoAndWhat() throws IOException {
    try (Network network = pair();
        ServerSocket listener = network.host("server").listen(80);
        Socket socket = network.host("client").connect("server", 80)) {
      network.start("server", "reader", () -> listener.accept().getInputStream().read());
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(StalledException.class)
          .hasMessageContaining("the test's thread waits for read from")
          .hasMessageContaining("process 'reader' on host 'server' waits for read from");
    }
  }

  @Test
  void framesCrossSwitches() throws IOException {
    Topology star = Topology.star(LinkProfile.lan(), "a", "b", "c");
    try (Network network = Network.simulate(star, Seed.DEFAULT)) {
      assertThat(network.host("a").ping("b").isReply()).isTrue();
      assertThat(network.host("b").ping("c").isReply()).isTrue();
      assertThat(network.networkSwitch("switch").whereIs(network.host("c").mac(), 1)).contains("c");
    }
  }

  @Test
  void presetsCarryATransfer() throws IOException {
    for (LinkProfile profile :
        new LinkProfile[] {LinkProfile.lan(), LinkProfile.lossyWifi(), LinkProfile.satellite()}) {
      Topology topology =
          Topology.builder()
              .host("client")
              .host("server")
              .link("client", "server", link -> link.profile(profile))
              .build();
      try (Network network = Network.simulate(topology, new Seed(9))) {
        byte[] data = Lossy.octets(200_000);
        assertThat(Lossy.transfer(network, data)).as("%s", profile).isEqualTo(data);
      }
    }
  }

  @Test
  void networkClosedInTheMiddleOfATransferLeaksNoFrame() {
    Network network = Lossy.network(11);
    byte[] data = Lossy.octets(5_000_000);
    network.start("server", "receiver", () -> network.host("server").listen(80).accept());
    network.start(
        "client",
        "sender",
        () -> network.host("client").connect("server", 80).getOutputStream().write(data));
    network.advance(Duration.ofMillis(3005));
    assertThat(network.capture().size()).isGreaterThan(100);
    network.close();
  }
}
