package io.faultwire.udp;

import static io.faultwire.host.TestNetwork.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.device.Nic;
import io.faultwire.host.HostStack;
import io.faultwire.host.Octets;
import io.faultwire.host.Station;
import io.faultwire.host.TestNetwork;
import io.faultwire.ip.Counter;
import io.faultwire.wire.Bytes;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.MacAddress;
import io.faultwire.wire.UdpHeader;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 768 and RFC 1122 section 4.1: the host is 10.0.0.1, the station 10.0.0.9. */
class UdpStackTest {
  private static final int UDP = 14 + 20;

  private final TestNetwork network = new TestNetwork();
  private final Nic nic = network.nic("host", 1);
  private final HostStack host = network.host("host", 1, nic);
  private final Station station = new Station(network, 9);
  private final UdpEndpoint endpoint;

  UdpStackTest() throws UdpException {
    network.join(nic, station);
    endpoint = host.udp().bind(0, 1000);
  }

  @BeforeEach
  void introduce() {
    station.introduceTo(1);
  }

  @AfterEach
  void noFrameLeaks() {
    network.run();
    assertThat(network.pool.outstanding()).isZero();
  }

  private byte[] datagram(int octets) {
    return station.udp(1, 2000, 1000, Octets.counting(octets));
  }

  private long count(Counter counter) {
    return host.counters().get(counter);
  }

  @Test
  void datagramArrivesWithDataSourceAndDestination() {
    station.send(datagram(5));

    assertThat(endpoint.receive())
        .isNotNull()
        .satisfies(it -> assertThat(it.data()).isEqualTo(Octets.counting(5)))
        .satisfies(it -> assertThat(it.source()).isEqualTo(address(9)))
        .satisfies(it -> assertThat(it.destination()).isEqualTo(address(1)))
        .satisfies(it -> assertThat(it.sourcePort()).isEqualTo(2000));
    assertThat(count(Counter.UDP_IN_DATAGRAMS)).isEqualTo(1);
  }

  @Test
  void datagramWithoutDataArrives() {
    station.send(datagram(0));

    assertThat(endpoint.receive()).isNotNull().matches(it -> it.data().length == 0);
  }

  @Test
  void wrongChecksumIsDropped_RFC1122_4_1_3_4() {
    byte[] bent = datagram(5);
    bent[UDP + 10] ^= 1;
    station.send(bent);

    assertThat(endpoint.receive()).isNull();
    assertThat(count(Counter.UDP_IN_ERRORS)).isEqualTo(1);
  }

  @Test
  void zeroChecksumMeansNoneAndIsTaken_RFC768() {
    byte[] unchecked = datagram(5);
    Bytes.putShort(unchecked, UDP + 6, 0);
    station.send(unchecked);

    assertThat(endpoint.available()).isEqualTo(1);
  }

  @Test
  void lengthFieldBelowTheHeaderOrBeyondTheDatagramIsDropped() {
    for (int length : new int[] {0, 7, 14, 65_535}) {
      byte[] bent = datagram(5);
      Bytes.putShort(bent, UDP + 4, length);
      Bytes.putShort(bent, UDP + 6, 0);
      station.send(bent);
    }
    station.send(station.ipv4(1, IpProtocol.UDP, new byte[7]));

    assertThat(endpoint.available()).isZero();
    assertThat(count(Counter.UDP_IN_ERRORS)).isEqualTo(5);
  }

  @Test
  void octetsBehindTheLengthFieldAreNotData() {
    byte[] longer = datagram(5);
    Bytes.putShort(longer, UDP + 4, UdpHeader.LENGTH + 3);
    Bytes.putShort(longer, UDP + 6, 0);
    station.send(longer);

    assertThat(endpoint.receive()).isNotNull().matches(it -> it.data().length == 3);
  }

  @Test
  void sentChecksumIsRightAndNeverZero() throws UdpException {
    for (int value = 0; value < 0x10000; value += 7) {
      byte[] data = new byte[2];
      Bytes.putShort(data, 0, value);
      endpoint.send(data, 0, 2, address(9).value(), 2000);
    }
    network.run(Duration.ZERO);

    assertThat(station.frames())
        .hasSize(9363)
        .allSatisfy(
            frame -> {
              UdpHeader header = new UdpHeader().wrap(frame, UDP);
              assertThat(header.checksum()).isNotZero();
              assertThat(header.checksumIsValid(address(1).value(), address(9).value())).isTrue();
            });
  }

  @Test
  void portsAreToldApart() throws UdpException {
    UdpEndpoint other = host.udp().bind(0, 1001);
    station.send(station.udp(1, 2000, 1001, new byte[2]));

    assertThat(other.available()).isEqualTo(1);
    assertThat(endpoint.available()).isZero();
  }

  @Test
  void connectedEndpointHearsItsPeerOnly() {
    endpoint.connect(address(9).value(), 2000);
    station.send(station.udp(1, 2000, 1000, new byte[1]));
    station.send(station.udp(1, 2001, 1000, new byte[2]));
    byte[] otherHost = station.udp(1, 2000, 1000, new byte[2]);
    Bytes.putShort(otherHost, UDP + 6, 0);
    station.send(Octets.withIpv4Address(otherHost, 12, address(8).value()));

    assertThat(endpoint.available()).isEqualTo(1);
    assertThat(station.heard()).contains("icmp 10.0.0.1 > 10.0.0.9 3/3 30");
    endpoint.disconnect();
    station.send(station.udp(1, 2001, 1000, new byte[2]));
    assertThat(endpoint.available()).isEqualTo(2);
  }

  @Test
  void errorOfTheHostsOwnNetworkIsToldToTheConnectedEndpoint() throws UdpException {
    endpoint.connect(address(9).value(), 2000);
    endpoint.send(new byte[3], 0, 3);
    network.run(Duration.ZERO);
    byte[] sent = station.frames().get(0);
    byte[] quote = Octets.part(sent, 14, 14 + 28);
    station.send(station.ipv4(1, IpProtocol.ICMP, Octets.icmp(3, 1, 0, quote)));

    assertThat(endpoint.hasError()).isTrue();
    assertThat(endpoint.takeError()).isEqualTo(UdpError.HOST_UNREACHABLE);
    station.send(station.ipv4(1, IpProtocol.ICMP, Octets.icmp(11, 0, 0, quote)));
    assertThat(endpoint.hasError()).isFalse();
  }

  @Test
  void receiveBufferThatIsFullDropsTheNewest() {
    endpoint.setReceiveBuffer(3 * (UdpEndpoint.OVERHEAD + 10));
    for (int i = 0; i < 5; i++) {
      station.send(station.udp(1, 2000 + i, 1000, new byte[10]));
    }

    assertThat(endpoint.available()).isEqualTo(3);
    assertThat(endpoint.dropped()).isEqualTo(2);
    assertThat(count(Counter.UDP_RCVBUF_ERRORS)).isEqualTo(2);
    assertThat(endpoint.receive()).isNotNull().matches(it -> it.sourcePort() == 2000);
    station.send(datagram(10));
    assertThat(endpoint.available()).isEqualTo(3);
  }

  @Test
  void broadcastReachesEveryEndpointOfThePort() throws UdpException {
    byte[] toAll = station.udp(255, 2000, 1000, new byte[4]);
    Bytes.put48(toAll, 0, MacAddress.BROADCAST.value());
    station.send(toAll);

    assertThat(endpoint.receive())
        .isNotNull()
        .extracting(UdpDatagram::destination)
        .isEqualTo(address(255));
    UdpEndpoint bound = host.udp().bind(address(1).value(), 1001);
    byte[] toBound = station.udp(255, 2000, 1001, new byte[4]);
    Bytes.put48(toBound, 0, MacAddress.BROADCAST.value());
    station.send(toBound);
    assertThat(bound.available()).as("bound to a unicast address").isZero();
  }

  @Test
  void portInUseIsRefusedUnlessTheAddressesDiffer() throws UdpException {
    assertThatThrownBy(() -> host.udp().bind(0, 1000)).hasMessage("port 1000 is in use");
    assertThatThrownBy(() -> host.udp().bind(address(1).value(), 1000))
        .asInstanceOf(InstanceOfAssertFactories.type(UdpException.class))
        .extracting(UdpException::error)
        .isEqualTo(UdpError.ADDRESS_IN_USE);
    UdpEndpoint own = host.udp().bind(address(1).value(), 1001);
    UdpEndpoint loopback = host.udp().bind(0x7F000001, 1001);
    assertThat(own.localPort()).isEqualTo(loopback.localPort());
  }

  @Test
  void closedEndpointGivesItsPortBackAndSendsNoMore() throws UdpException {
    endpoint.close();
    station.send(datagram(1));

    assertThat(station.heard()).containsExactly("icmp 10.0.0.1 > 10.0.0.9 3/3 29");
    assertThatThrownBy(() -> endpoint.send(new byte[1], 0, 1, address(9).value(), 1))
        .hasMessage("the UDP endpoint on port 1000 is closed");
    assertThat(host.udp().bind(0, 1000).available()).isZero();
  }

  @Test
  void foreignAddressIsRefused() {
    assertThatThrownBy(() -> host.udp().bind(address(9).value(), 1001))
        .hasMessage("10.0.0.9 is not an address of this host");
  }

  @Test
  void ephemeralPortsAreUnusedOnesOfTheDynamicRange_RFC6335() throws UdpException {
    for (int i = 0; i < 200; i++) {
      assertThat(host.udp().bind(0, 0).localPort()).isBetween(49_152, 65_535);
    }
    assertThat(host.udp().endpoints())
        .extracting(UdpEndpoint::localPort)
        .doesNotHaveDuplicates()
        .hasSize(201);
  }

  @Test
  void everyEphemeralPortTakenIsAnError() throws UdpException {
    for (int port = 49_152; port <= 65_535; port++) {
      host.udp().bind(0, port);
    }

    assertThatThrownBy(() -> host.udp().bind(0, 0)).hasMessage("every ephemeral port is in use");
  }

  @Test
  void sizesThatCannotBeSentAreRefused() throws UdpException {
    byte[] data = new byte[70_000];
    assertThatThrownBy(() -> endpoint.send(data, 0, 65_508, address(9).value(), 1))
        .hasMessage("65508 octets exceed the 65507 of a UDP datagram");
    endpoint.setDontFragment(true);
    assertThatThrownBy(() -> endpoint.send(data, 0, 1473, address(9).value(), 1))
        .hasMessage("1473 octets exceed what the link carries, and may not be cut");
    endpoint.send(data, 0, 1472, address(9).value(), 1);
    network.run(Duration.ZERO);
    assertThat(station.heard()).hasSize(1);
  }

  @Test
  void destinationWithoutARouteIsRefused() {
    assertThatThrownBy(() -> endpoint.send(new byte[1], 0, 1, 0xC0000201, 1))
        .asInstanceOf(InstanceOfAssertFactories.type(UdpException.class))
        .extracting(UdpException::error)
        .isEqualTo(UdpError.NET_UNREACHABLE);
  }

  @Test
  void wakerIsCalledForDatagramsErrorsAndClose() {
    int[] calls = new int[1];
    endpoint.setWaker(() -> calls[0]++);
    station.send(datagram(1));
    assertThat(calls[0]).isEqualTo(1);
    endpoint.close();
    assertThat(calls[0]).isEqualTo(2);
  }

  @Test
  void timeToLiveOfTheEndpointIsSent() throws UdpException {
    endpoint.setTimeToLive(2);
    endpoint.send(new byte[1], 0, 1, address(9).value(), 1);
    network.run(Duration.ZERO);

    assertThat(station.frames()).singleElement().matches(frame -> frame[14 + 8] == 2);
  }
}
