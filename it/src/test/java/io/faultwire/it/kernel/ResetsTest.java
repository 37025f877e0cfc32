package io.faultwire.it.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.TcpConversation;
import io.faultwire.engine.Network;
import io.faultwire.link.Faults;
import io.faultwire.link.Selection;
import io.faultwire.link.Tcp;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ResetsTest {
  private static final Topology TOPOLOGY =
      Topology.builder()
          .host("client")
          .host("server")
          .link("client", "server", link -> link.latency(Duration.ofMillis(5)))
          .build();

  private interface Ending {
    void of(Socket client, Socket server) throws IOException;
  }

  private static TcpConversation conversation(Network network, Ending ending) throws IOException {
    try (ServerSocket listening = network.host("server").listen(80);
        Socket client = network.host("client").connect("server", 80);
        Socket server = listening.accept()) {
      ending.of(client, server);
    }
    network.runUntilQuiet();
    return network.capture().tcp("client", "server:80");
  }

  private static void closeInOrder(Socket client, Socket server) throws IOException {
    client.close();
    assertThat(server.getInputStream().read()).isEqualTo(-1);
    server.close();
  }

  @Test
  void aCopyOfTheLastAckThatFindsTheServerClosedIsExplained() throws IOException {
    try (Network network = Network.simulate(TOPOLOGY, Seed.DEFAULT)) {
      network.link("client", "server").from("client").duplicate(Selection.matching(Tcp::isPureAck));
      TcpConversation conversation = conversation(network, ResetsTest::closeInOrder);

      assertThat(conversation.resets()).isNotEmpty();
      assertThat(Resets.unexplained(conversation)).isEmpty();
    }
  }

  @Test
  void anAbortIsNot() throws IOException {
    try (Network network = Network.simulate(TOPOLOGY, Seed.DEFAULT)) {
      TcpConversation conversation =
          conversation(
              network,
              (client, server) -> {
                client.setSoLinger(true, 0);
                client.close();
              });

      assertThat(Resets.unexplained(conversation).get(0)).contains("answers no segment");
    }
  }

  @Test
  void aRefusalOfWhatNobodyReadsIsNot() throws IOException {
    try (Network network = Network.simulate(TOPOLOGY, Seed.DEFAULT)) {
      network.link("client", "server").install(Faults.delay(Duration.ofMillis(1)));
      TcpConversation conversation =
          conversation(
              network,
              (client, server) -> {
                server.close();
                client.getOutputStream().write(1);
              });

      assertThat(Resets.unexplained(conversation)).isNotEmpty();
    }
  }
}
