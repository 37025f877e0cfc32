package io.faultwire.host;

import static io.faultwire.host.TestNetwork.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.device.Nic;
import io.faultwire.ip.Ping;
import io.faultwire.ip.PingResult;
import io.faultwire.ip.PingResult.Outcome;
import io.faultwire.link.Faults;
import io.faultwire.link.Link;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpError;
import io.faultwire.tcp.TcpException;
import io.faultwire.tcp.TcpListener;
import io.faultwire.tcp.TcpState;
import io.faultwire.udp.UdpDatagram;
import io.faultwire.udp.UdpEndpoint;
import io.faultwire.udp.UdpError;
import io.faultwire.udp.UdpException;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Prefix;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two hosts on one link, seen from above: echoes, datagrams and a connection. */
class HostStackTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final TestNetwork network = new TestNetwork();
  private final Nic clientNic = network.nic("client", 1);
  private final Nic serverNic = network.nic("server", 2);
  private final HostStack client = network.host("client", 1, clientNic);
  private final HostStack server = network.host("server", 2, serverNic);
  private final Link link = network.join(clientNic, serverNic);

  @AfterEach
  void noFrameLeaks() {
    network.run();
    assertThat(network.pool.outstanding()).isZero();
    assertThat(client.ip().largeFramesOutstanding()).isZero();
    assertThat(server.ip().largeFramesOutstanding()).isZero();
  }

  @Test
  void pingReturnsAfterOneRoundTripAndTheArpExchange() {
    delayEachWay(Duration.ofMillis(5));
    Ping first = client.ping(address(2), LONG);
    network.run();
    Ping second = client.ping(address(2), LONG);
    network.run();

    assertThat(resultOf(first).outcome()).isEqualTo(Outcome.REPLIED);
    assertThat(resultOf(first).roundTrip()).isEqualTo(Duration.ofMillis(20));
    assertThat(resultOf(second).roundTrip()).isEqualTo(Duration.ofMillis(10));
    assertThat(resultOf(second).from()).isEqualTo(address(2));
    assertThat(resultOf(second).timeToLive()).isEqualTo(64);
  }

  @Test
  void pingOfTheLargestSizeIsCutAndPutTogetherBothWays() {
    Ping ping = client.ping(address(2), 65_507, 64, LONG);
    network.run();

    assertThat(resultOf(ping).isReply()).isTrue();
    assertThat(clientNic.sent()).isEqualTo(1 + 45);
  }

  @Test
  void pingToAnAddressThatNobodyHasIsUnreachableAfterThreeArpRequests() {
    Ping ping = client.ping(address(77), LONG);
    network.run();

    assertThat(resultOf(ping).outcome()).isEqualTo(Outcome.HOST_UNREACHABLE);
    assertThat(resultOf(ping).roundTrip()).isEqualTo(Duration.ofSeconds(3));
    assertThat(serverNic.received()).isEqualTo(3);
  }

  @Test
  void pingWithoutARouteFailsAtOnce() {
    Ping ping = client.ping(Ipv4Address.parse("192.0.2.1"), LONG);

    assertThat(resultOf(ping).outcome()).isEqualTo(Outcome.NET_UNREACHABLE);
  }

  @Test
  void pingOverALinkThatLosesEverythingTimesOut() {
    client.ping(address(2), LONG);
    network.run();
    link.directions().forEach(direction -> direction.install(Faults.partition()));
    Ping ping = client.ping(address(2), Duration.ofSeconds(1));
    network.run();

    assertThat(resultOf(ping).outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(resultOf(ping).roundTrip()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void pingToItselfAndToLoopbackSendsNoFrame() {
    Ping own = client.ping(address(1), LONG);
    Ping loopback = client.ping(Ipv4Address.parse("127.1.2.3"), LONG);
    network.run();

    assertThat(resultOf(own).from()).isEqualTo(address(1));
    assertThat(resultOf(loopback).from()).isEqualTo(Ipv4Address.parse("127.1.2.3"));
    assertThat(clientNic.sent()).isZero();
  }

  @Test
  void datagramArrivesWithItsSource() throws UdpException {
    UdpEndpoint from = client.udp().bind(0, 4000);
    UdpEndpoint to = server.udp().bind(0, 53);
    from.send(new byte[] {1, 2, 3}, 0, 3, address(2).value(), 53);
    network.run();

    UdpDatagram datagram = to.receive();
    assertThat(datagram).isNotNull();
    assertThat(datagram.data()).containsExactly(1, 2, 3);
    assertThat(datagram.source()).isEqualTo(address(1));
    assertThat(datagram.sourcePort()).isEqualTo(4000);
    assertThat(to.receive()).isNull();
  }

  @Test
  void datagramToAClosedPortReachesTheConnectedSenderAsAnError() throws UdpException {
    UdpEndpoint connected = client.udp().bind(0, 0);
    UdpEndpoint free = client.udp().bind(0, 0);
    connected.connect(address(2).value(), 9);
    connected.send(new byte[1], 0, 1);
    free.send(new byte[1], 0, 1, address(2).value(), 9);
    network.run();

    assertThat(connected.takeError()).isEqualTo(UdpError.PORT_UNREACHABLE);
    assertThat(connected.takeError()).isNull();
    assertThat(free.takeError()).isNull();
  }

  @Test
  void connectionCarriesDataAndClosesOnBothSides() throws TcpException {
    TcpListener listener = server.tcp().listen(0, 80, 5);
    TcpConnection active = client.tcp().connect(0, 0, address(2).value(), 80);
    network.run();
    TcpConnection passive = listener.accept();
    assertThat(passive).isNotNull();

    active.write(new byte[] {10, 20, 30}, 0, 3);
    active.close();
    network.run();
    byte[] read = new byte[8];
    assertThat(passive.read(read, 0, 8)).isEqualTo(3);
    assertThat(read).startsWith(10, 20, 30);
    assertThat(passive.read(read, 0, 8)).isEqualTo(-1);
    passive.close();
    network.run();

    assertThat(passive.state()).isEqualTo(TcpState.CLOSED);
    assertThat(active.state()).isEqualTo(TcpState.CLOSED);
    assertThat(active.error()).isNull();
    listener.close();
  }

  @Test
  void connectionOverLoopbackNeedsNoInterface() throws TcpException {
    TcpListener listener = client.tcp().listen(Ipv4Address.LOOPBACK.value(), 80, 5);
    TcpConnection active = client.tcp().connect(0, 0, Ipv4Address.LOOPBACK.value(), 80);
    network.run();

    assertThat(active.state()).isEqualTo(TcpState.ESTABLISHED);
    assertThat(clientNic.sent()).isZero();
    active.abort();
    listener.close();
  }

  @Test
  void connectionToAnAddressThatNobodyHasFailsAsHostUnreachable() throws TcpException {
    TcpConnection active = client.tcp().connect(0, 0, address(77).value(), 80);
    network.run();

    assertThat(active.state()).isEqualTo(TcpState.CLOSED);
    assertThat(active.error()).isEqualTo(TcpError.HOST_UNREACHABLE);
    assertThat(network.clock.now()).isEqualTo(Duration.ofSeconds(18).toNanos());
  }

  @Test
  void addressOutsideItsPrefixIsRefused() {
    assertThatThrownBy(
            () ->
                client.addInterface(
                    network.nic("second", 3),
                    Ipv4Address.parse("10.1.0.1"),
                    Ipv4Prefix.parse("10.2.0.0/24")))
        .hasMessage("10.1.0.1 is no host address of 10.2.0.0/24: choose one inside it");
    assertThatThrownBy(
            () -> client.addInterface(network.nic("third", 4), address(255), TestNetwork.PREFIX))
        .hasMessageContaining("no host address");
  }

  @Test
  void gatewayMustBeOnAConnectedNetwork() {
    client.routes().setDefaultGateway(address(2));
    assertThat(client.routes().lookup(Ipv4Address.parse("192.0.2.1").value()))
        .extracting(route -> route.gateway())
        .isEqualTo(address(2));
    assertThatThrownBy(() -> client.routes().setDefaultGateway(Ipv4Address.parse("172.16.0.1")))
        .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
        .hasMessageContaining("172.16.0.1 of 0.0.0.0/0 is on no connected network");
  }

  private void delayEachWay(Duration delay) {
    link.directions().forEach(direction -> direction.install(Faults.delay(delay)));
  }

  private static PingResult resultOf(Ping ping) {
    PingResult result = ping.result();
    assertThat(result).as("the ping has ended").isNotNull();
    return result;
  }
}
