package io.faultwire.junit.assertj;

import static io.faultwire.junit.assertj.FaultwireAssertions.assertThat;
import static io.faultwire.junit.assertj.Scenario.capture;
import static io.faultwire.junit.assertj.Scenario.failure;
import static io.faultwire.link.Selection.first;
import static io.faultwire.link.Selection.nth;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Capture;
import io.faultwire.capture.Side;
import io.faultwire.capture.UdpFlow;
import io.faultwire.engine.Network;
import io.faultwire.ip.PingResult;
import io.faultwire.link.Tcp;
import io.faultwire.link.Udp;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpError;
import io.faultwire.tcp.TcpState;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class OtherAssertsTest {

  private static void sendThree(Network network) throws IOException {
    try (DatagramSocket listening = network.host("server").datagramSocket(53);
        DatagramSocket socket = network.host("client").datagramSocket(0)) {
      network.host("client").ping("server");
      for (String text : new String[] {"one", "two", "three"}) {
        socket.send(
            new DatagramPacket(
                text.getBytes(UTF_8), text.length(), network.host("server").inetAddress(), 53));
      }
      network.advance(Duration.ofSeconds(1));
      assertThat(listening.getLocalPort()).isEqualTo(53);
    }
  }

  private static UdpFlow flow(Scenario.Script faults) throws IOException {
    Capture capture =
        capture(
            network -> {
              faults.run(network);
              sendThree(network);
            });
    return capture.udp("client", "server:53");
  }

  @Test
  void datagramsOnAQuietLineArriveInOrder() throws IOException {
    UdpFlow flow = flow(network -> {});
    assertThat(flow).hasSent(3).deliveredInOrder().from(Side.SERVER).hasSent(0);
    assertThat(failure(() -> assertThat(flow).hasSent(4)))
        .contains("to have sent 4 datagrams")
        .contains("3 datagrams were sent");
    assertThat(failure(() -> assertThat(flow).hasLost(1)))
        .contains("to have lost 1 datagram")
        .contains("no datagrams were lost")
        .contains("Ladder of client:");
  }

  @Test
  void aLostDatagramIsNamedWithItsRule() throws IOException {
    UdpFlow flow = flow(network -> network.link("client", "server").drop(nth(2, Udp::isUdp)));
    assertThat(flow).hasLost(1);
    assertThat(failure(() -> assertThat(flow).deliveredInOrder()))
        .contains("to have lost no datagrams")
        .contains("1 datagram was lost")
        .contains("dropped by 'drop match 2'");
  }

  @Test
  void aDuplicatedDatagramIsCountedOnce() throws IOException {
    UdpFlow flow = flow(network -> network.link("client", "server").duplicate(first(Udp::isUdp)));
    assertThat(flow).hasSent(3).hasDuplicated(1).hasLost(0);
    assertThat(failure(() -> assertThat(flow).hasDuplicated(0)))
        .contains("to have duplicated no datagrams")
        .contains("1 datagram was duplicated");
  }

  @Test
  void aHeldDatagramIsReordered() throws IOException {
    UdpFlow flow =
        flow(
            network ->
                network.link("client", "server").hold(first(Udp::isUdp), Duration.ofMillis(5)));
    assertThat(flow).hasReordered(1);
    assertThat(failure(() -> assertThat(flow).hasReordered(0)))
        .contains("1 datagram was reordered");
  }

  @Test
  void addressesAreResolvedOnceForManyPings() throws IOException {
    Capture capture =
        capture(
            network -> {
              assertThat(network.host("client").ping("server")).reachedItsTarget();
              assertThat(network.host("client").ping("server")).reachedItsTarget();
            });
    assertThat(capture)
        .resolvedOnce("client", "10.0.0.2")
        .pinged("client", "server")
        .deliveredEveryFrame()
        .hasDropped(0);
    assertThat(failure(() -> assertThat(capture).resolvedOnce("server", "10.0.0.1")))
        .contains("to have 'server' resolve 10.0.0.1 by ARP once")
        .contains("it never asked; these did")
        .contains("client asked 1 time for 10.0.0.2");
    assertThat(failure(() -> assertThat(capture).pinged("server", "client")))
        .contains("no echo was sent; these were")
        .contains("client pings server: 20 ms");
    assertThat(failure(() -> assertThat(capture).hasDropped(1)))
        .contains("to have 1 frame dropped by rules")
        .contains("no frames were dropped");
  }

  @Test
  void aPartitionIsToBlame() throws IOException {
    AtomicReference<PingResult> result = new AtomicReference<>();
    Capture capture =
        capture(
            network -> {
              network.link("client", "server").partition();
              result.set(network.host("client").ping("server"));
            });
    PingResult ping = result.get();
    assertThat(ping).endedWith(PingResult.Outcome.TIMED_OUT);
    assertThat(failure(() -> assertThat(ping).reachedItsTarget()))
        .contains("to be answered")
        .contains("TIMED_OUT after PT1S");
    assertThat(failure(() -> assertThat(ping).endedWith(PingResult.Outcome.REPLIED)))
        .contains("to end with REPLIED");
    assertThat(capture).hasDroppedBy("partition");
    assertThat(failure(() -> assertThat(capture).hasDroppedBy("loss")))
        .contains("to have a frame dropped by 'loss'")
        .contains("dropped by 'partition'");
    assertThat(failure(() -> assertThat(capture).deliveredEveryFrame()))
        .contains("to have delivered every frame")
        .contains("did not arrive as sent");
  }

  @Test
  void framesOfAKindAreCounted() throws IOException {
    Capture capture = capture(Scenario::exchange);
    assertThat(capture).hasFrames(1, "SYN", Tcp::isSyn);
    assertThat(failure(() -> assertThat(capture).hasFrames(1, "RST", Tcp::isRst)))
        .contains("to have 1 RST frame")
        .contains("it has no RST frames");
  }

  @Test
  void aConnectionKnowsItsStateAndItsError() throws IOException {
    capture(
        network -> {
          Scenario.open(network);
          TcpConnection connection = network.host("client").stack().tcp().connections().get(0);
          assertThat(connection).isInState(TcpState.ESTABLISHED).hasNoError();
          assertThat(failure(() -> assertThat(connection).isInState(TcpState.CLOSED)))
              .contains("to be in CLOSED")
              .contains("it is in ESTABLISHED");
          assertThat(failure(() -> assertThat(connection).hasError(TcpError.RESET)))
              .contains("to have ended with RESET")
              .contains("it has no error and is in ESTABLISHED");
          connection.abort();
        });
  }
}
