package io.faultwire.engine.simulation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.engine.NetworkFailure;
import io.faultwire.host.process.Pace;
import io.faultwire.link.Fault;
import io.faultwire.link.Selection;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes wrong in real time while the test does not wait must not be lost. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RealTimeFailureTest {
  private static final Topology TOPOLOGY =
      Topology.builder().host("client").host("server").link("client", "server").build();

  /** Makes a network in which the answer to the first ARP request throws in the driver. */
  private static SimulatedNetwork broken() {
    Pace pace = Pace.real(System::nanoTime);
    SimulatedNetwork network =
        new SimulatedNetwork(new Assembly(TOPOLOGY, Seed.DEFAULT, pace, Map.of()));
    Fault fault =
        new Fault(
            "broken",
            random ->
                (packet, now) -> {
                  throw new IllegalStateException("the rule is broken");
                },
            Selection.matching(packet -> true));
    network.link("client", "server").from("server").install(fault);
    return network;
  }

  /** Sends a datagram, and waits outside of the network until the answer to ARP is on its way. */
  private static void send(SimulatedNetwork network) throws IOException {
    try (DatagramSocket socket = network.host("client").datagramSocket(0)) {
      byte[] octets = {1};
      socket.send(new DatagramPacket(octets, 1, network.host("server").inetAddress(), 7));
    }
    while (network.capture().size() < 2) {
      Thread.onSpinWait();
    }
  }

  @Test
  void itIsToldToWhoWaitsNext() throws IOException {
    SimulatedNetwork network = broken();
    send(network);
    try {
      assertThatThrownBy(() -> network.advance(Duration.ofSeconds(2)))
          .hasMessage("the rule is broken");
    } finally {
      closeQuietly(network);
    }
  }

  @Test
  void itIsToldAtTheEndIfNobodyWaits() throws IOException {
    SimulatedNetwork network = broken();
    send(network);

    assertThatThrownBy(network::close)
        .isInstanceOf(NetworkFailure.class)
        .hasMessageContaining("the rule is broken");
  }

  private static void closeQuietly(SimulatedNetwork network) {
    try {
      network.close();
    } catch (NetworkFailure e) {
      // the rule that throws leaves its frame behind
    }
  }
}
