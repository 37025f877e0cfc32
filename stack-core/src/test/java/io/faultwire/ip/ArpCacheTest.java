package io.faultwire.ip;

import static io.faultwire.host.TestNetwork.address;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.device.Nic;
import io.faultwire.host.HostStack;
import io.faultwire.host.Octets;
import io.faultwire.host.Station;
import io.faultwire.host.TestNetwork;
import io.faultwire.udp.UdpEndpoint;
import io.faultwire.udp.UdpError;
import io.faultwire.udp.UdpException;
import io.faultwire.wire.ArpPacket;
import io.faultwire.wire.Bytes;
import io.faultwire.wire.MacAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** RFC 826 and RFC 1122 section 2.3.2 as packets: the host is 10.0.0.1, the station 10.0.0.9. */
class ArpCacheTest {
  private static final String ASKS = "arp who has 10.0.0.9 tell 10.0.0.1";

  private final TestNetwork network = new TestNetwork();
  private final Nic nic = network.nic("host", 1);
  private final HostStack host = network.host("host", 1, nic);
  private final Station station = new Station(network, 9);
  private final UdpEndpoint endpoint;

  ArpCacheTest() throws UdpException {
    network.join(nic, station);
    endpoint = host.udp().bind(0, 1000);
  }

  @AfterEach
  void noFrameLeaks() {
    network.run();
    assertThat(network.pool.outstanding()).isZero();
  }

  private void sendTo(int neighbour, int octets) {
    try {
      endpoint.send(new byte[octets], 0, octets, address(neighbour).value(), 2000);
    } catch (UdpException e) {
      throw new AssertionError(e);
    }
    network.run(Duration.ZERO);
  }

  private Map<?, ?> stations() {
    return arp().stations(network.clock.now());
  }

  private ArpCache arp() {
    return host.interfaces().get(0).arp();
  }

  @Test
  void datagramToAnUnknownNeighbourWaitsForTheReply() {
    sendTo(9, 5);
    assertThat(station.heard()).containsExactly(ASKS);

    station.send(station.arp(ArpPacket.REPLY, 9, 9, 1));

    assertThat(station.heard()).containsExactly("udp 10.0.0.1 > 10.0.0.9 1000 > 2000 5");
  }

  @Test
  void datagramsThatWaitLeaveInTheirOrderAndShareOneRequest() {
    sendTo(9, 1);
    sendTo(9, 2);
    sendTo(9, 3);
    assertThat(station.heard()).containsExactly(ASKS);

    station.send(station.arp(ArpPacket.REPLY, 9, 9, 1));

    assertThat(station.heard())
        .extracting(line -> line.substring(line.length() - 1))
        .containsExactly("1", "2", "3");
  }

  @Test
  void queueKeepsTheLatestDatagrams() {
    for (int i = 0; i < ArpCache.QUEUE_LIMIT + 10; i++) {
      sendTo(9, i);
    }
    station.heard();
    station.send(station.arp(ArpPacket.REPLY, 9, 9, 1));

    assertThat(station.heard())
        .hasSize(ArpCache.QUEUE_LIMIT)
        .first()
        .isEqualTo("udp 10.0.0.1 > 10.0.0.9 1000 > 2000 10");
    assertThat(host.counters().get(Counter.ARP_QUEUE_DROPS)).isEqualTo(10);
  }

  @Test
  void requestIsRepeatedOncePerSecondAndThenTheHostIsUnreachable() {
    endpoint.connect(address(9).value(), 2000);
    sendTo(9, 1);
    network.run(Duration.ofMillis(999));
    assertThat(station.heard()).containsExactly(ASKS);
    network.run(Duration.ofMillis(1));
    assertThat(station.heard()).containsExactly(ASKS);
    network.run(Duration.ofMillis(1999));
    assertThat(station.heard()).containsExactly(ASKS);
    assertThat(endpoint.takeError()).isNull();

    network.run(Duration.ofMillis(1));

    assertThat(station.heard()).isEmpty();
    assertThat(endpoint.takeError()).isEqualTo(UdpError.HOST_UNREACHABLE);
  }

  @Test
  void unreachableNeighbourIsAskedForAgainByTheNextDatagram() {
    sendTo(9, 1);
    network.run();
    station.heard();

    sendTo(9, 2);

    assertThat(station.heard()).containsExactly(ASKS);
  }

  @Test
  void replyToTheSecondRequestStopsTheRetries() {
    sendTo(9, 1);
    network.run(Duration.ofSeconds(1));
    station.send(station.arp(ArpPacket.REPLY, 9, 9, 1));
    station.heard();

    network.run();

    assertThat(station.heard()).isEmpty();
    assertThat(network.clock.now()).isEqualTo(Duration.ofSeconds(1).toNanos());
  }

  @Test
  void requestForTheHostIsAnsweredAndTeachesTheSender() {
    station.send(station.arp(ArpPacket.REQUEST, 9, 9, 1));

    assertThat(station.heard())
        .containsExactly("arp 10.0.0.1 is at 02:00:00:00:00:01 tell 10.0.0.9");
    assertThat(stations()).hasToString("{10.0.0.9=02:00:00:00:00:09}");
  }

  @Test
  void requestForSomebodyElseIsNotAnsweredAndTeachesNothingNew() {
    station.send(station.arp(ArpPacket.REQUEST, 9, 9, 5));

    assertThat(station.heard()).isEmpty();
    assertThat(stations()).isEmpty();
  }

  @Test
  void anyPacketOfAKnownSenderUpdatesItsStation() {
    station.introduceTo(1);

    station.send(station.arp(ArpPacket.REQUEST, 10, 9, 9));

    assertThat(stations()).hasToString("{10.0.0.9=02:00:00:00:00:0a}");
  }

  @Test
  void probeWithoutASenderAddressIsAnsweredButNotLearnt() {
    byte[] probe = station.arp(ArpPacket.REQUEST, 9, 9, 1);
    Bytes.putInt(probe, 14 + 14, 0);
    station.send(probe);

    assertThat(station.heard())
        .containsExactly("arp 10.0.0.1 is at 02:00:00:00:00:01 tell 0.0.0.0");
    assertThat(stations()).isEmpty();
  }

  @Test
  void stationIsForgottenAfterTheTimeoutAndAskedForAgain() {
    station.introduceTo(1);
    network.run(ArpCache.TIMEOUT.minusNanos(1));
    sendTo(9, 1);
    assertThat(station.heard()).containsExactly("udp 10.0.0.1 > 10.0.0.9 1000 > 2000 1");

    network.run(Duration.ofNanos(1));
    sendTo(9, 1);

    assertThat(station.heard()).containsExactly(ASKS);
  }

  @Test
  void packetFromTheStationProlongsItsEntry() {
    station.introduceTo(1);
    network.run(Duration.ofSeconds(40));
    station.introduceTo(1);
    network.run(Duration.ofSeconds(40));

    sendTo(9, 1);

    assertThat(station.heard()).containsExactly("udp 10.0.0.1 > 10.0.0.9 1000 > 2000 1");
  }

  @Test
  void announcementAsksForTheOwnAddress() {
    host.announce();
    network.run(Duration.ZERO);

    assertThat(station.heard()).containsExactly("arp who has 10.0.0.1 tell 10.0.0.1");
  }

  @Test
  void claimToTheOwnAddressIsCountedAndNotBelieved() {
    station.send(station.arp(ArpPacket.REQUEST, 9, 1, 1));

    assertThat(station.heard()).isEmpty();
    assertThat(stations()).isEmpty();
    assertThat(host.counters().get(Counter.ARP_CONFLICTS)).isEqualTo(1);
  }

  @Test
  void packetOfAnotherHardwareOrAGroupSenderIsDropped() {
    byte[] token = station.arp(ArpPacket.REQUEST, 9, 9, 1);
    Bytes.putShort(token, 14, 6);
    byte[] group = station.arp(ArpPacket.REQUEST, 9, 9, 1);
    Bytes.put48(group, 14 + 8, MacAddress.BROADCAST.value());
    station.send(token);
    station.send(group);

    assertThat(station.heard()).isEmpty();
    assertThat(stations()).isEmpty();
    assertThat(host.counters().get(Counter.ARP_IN_ERRORS)).isEqualTo(2);
  }

  @Test
  void clearedCacheAsksAgain() {
    station.introduceTo(1);
    arp().clear();

    sendTo(9, 1);

    assertThat(station.heard()).containsExactly(ASKS);
  }

  @Test
  void broadcastAndGroupDatagramsNeedNoResolution() throws UdpException {
    endpoint.send(new byte[1], 0, 1, -1, 2000);
    endpoint.send(new byte[1], 0, 1, address(255).value(), 2000);
    endpoint.send(new byte[1], 0, 1, 0xE00000FB, 2000);
    network.run(Duration.ZERO);

    assertThat(station.frames())
        .extracting(frame -> new MacAddress(Bytes.getUnsigned48(frame, 0)).toString())
        .containsExactly("ff:ff:ff:ff:ff:ff", "ff:ff:ff:ff:ff:ff", "01:00:5e:00:00:fb");
  }

  @Test
  void unknownEtherTypeIsCounted() {
    station.send(Octets.ethernet(nic.mac().value(), 9, 0x86DD, new byte[40]));

    assertThat(host.counters().get(Counter.ETHER_IN_UNKNOWN_TYPES)).isEqualTo(1);
  }
}
