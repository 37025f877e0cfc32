package io.faultwire.junit.example;

import static io.faultwire.junit.assertj.FaultwireAssertions.assertThat;
import static io.faultwire.link.Selection.nth;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Capture;
import io.faultwire.engine.Network;
import io.faultwire.junit.At;
import io.faultwire.junit.NetworkTest;
import io.faultwire.link.Udp;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody sends a lost datagram again, and nobody puts datagrams back in order. */
@NetworkTest
class UdpLossTest {

  @Test
  void datagramsAreLostDuplicatedAndReordered(
      @At("client") Network.Host client,
      @At("server") Network.Host server,
      Network.Link link,
      Network network,
      Capture capture)
      throws IOException {
    link.drop(nth(2, Udp::isUdp));
    link.duplicate(nth(3, Udp::isUdp));
    link.hold(nth(4, Udp::isUdp), Duration.ofMillis(10));

    try (DatagramSocket listening = server.datagramSocket(53);
        DatagramSocket socket = client.datagramSocket(0)) {
      for (int i = 1; i <= 5; i++) {
        byte[] query = ("query " + i).getBytes(UTF_8);
        socket.send(new DatagramPacket(query, query.length, server.inetAddress(), 53));
        network.advance(Duration.ofMillis(1));
      }
      network.runUntilQuiet();
      assertThat(receive(5, listening))
          .containsExactly("query 1", "query 3", "query 3", "query 5", "query 4");
    }

    assertThat(capture.udp("client", "server:53"))
        .hasSent(5)
        .hasLost(1)
        .hasDuplicated(1)
        .hasReordered(1);
  }

  private static List<String> receive(int count, DatagramSocket socket) throws IOException {
    List<String> texts = new ArrayList<>();
    DatagramPacket packet = new DatagramPacket(new byte[100], 100);
    for (int i = 0; i < count; i++) {
      socket.receive(packet);
      texts.add(new String(packet.getData(), 0, packet.getLength(), UTF_8));
    }
    return texts;
  }
}
