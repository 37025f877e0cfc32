package io.faultwire.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.engine.Network;
import io.faultwire.link.Selection;
import io.faultwire.link.Udp;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UdpTest {
  private final Network network =
      Network.simulate(
          Topology.builder()
              .host("client")
              .host("server")
              .link("client", "server", link -> link.latency(Duration.ofMillis(10)))
              .build(),
          Seed.DEFAULT);
  private final Network.Host client = network.host("client");
  private final Network.Host server = network.host("server");

  @AfterEach
  void close() {
    network.close();
  }

  private DatagramPacket to(Network.Host host, int port, String text) {
    byte[] data = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    return new DatagramPacket(data, data.length, host.inetAddress(), port);
  }

  private static String receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
    socket.receive(packet);
    return new String(
        packet.getData(), 0, packet.getLength(), java.nio.charset.StandardCharsets.US_ASCII);
  }

  @Test
  void answerGoesToWhereTheQuestionCameFrom() throws IOException {
    try (DatagramSocket service = server.datagramSocket(53);
        DatagramSocket socket = client.datagramSocket(0)) {
      network.start(
          "server",
          "echo",
          () -> {
            DatagramPacket packet = new DatagramPacket(new byte[100], 100);
            service.receive(packet);
            service.send(packet);
          });
      socket.send(to(server, 53, "question"));
      assertThat(receive(socket)).isEqualTo("question");
      assertThat(network.now()).isEqualTo(Duration.ofMillis(40));
    }
  }

  @Test
  void datagramsAreLostDuplicatedAndReorderedWithoutRepair() throws IOException {
    Network.Direction there = network.link("client", "server").from("client");
    there.drop(Selection.nth(2, Udp::isUdp));
    there.duplicate(Selection.nth(3, Udp::isUdp));
    there.hold(Selection.nth(4, Udp::isUdp), Duration.ofMillis(50));
    try (DatagramSocket service = server.datagramSocket(53);
        DatagramSocket socket = client.datagramSocket(5000)) {
      for (int i = 1; i <= 6; i++) {
        socket.send(to(server, 53, "d" + i));
        network.advance(Duration.ofMillis(30));
      }
      List<String> received = new ArrayList<>();
      service.setSoTimeout(1000);
      for (int i = 0; i < 6; i++) {
        received.add(receive(service));
      }
      assertThat(received).containsExactly("d1", "d3", "d3", "d5", "d4", "d6");
      assertThatThrownBy(() -> receive(service)).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void longDatagramCrossesInFragments() throws IOException {
    try (DatagramSocket service = server.datagramSocket(53);
        DatagramSocket socket = client.datagramSocket(0)) {
      String text = "0123456789".repeat(4000);
      socket.send(to(server, 53, text));
      assertThat(receive(service)).isEqualTo(text);
      assertThat(network.capture().size()).isGreaterThan(27);
    }
  }

  @Test
  void nobodyListensReachesAConnectedSocket() throws IOException {
    try (DatagramSocket socket = client.datagramSocket(0)) {
      socket.connect(server.inetAddress(), 99);
      socket.send(to(server, 99, "anybody?"));
      assertThatThrownBy(() -> receive(socket)).isInstanceOf(PortUnreachableException.class);
    }
  }
}
