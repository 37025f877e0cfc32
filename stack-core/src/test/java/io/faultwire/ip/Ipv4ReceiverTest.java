package io.faultwire.ip;

import static io.faultwire.host.Octets.withIpv4;
import static io.faultwire.host.Octets.withIpv4Address;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.device.Nic;
import io.faultwire.host.HostStack;
import io.faultwire.host.Octets;
import io.faultwire.host.Station;
import io.faultwire.host.TestNetwork;
import io.faultwire.wire.Bytes;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.MacAddress;
import io.faultwire.wire.TcpHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 791 and RFC 1122 section 3.2.1: which datagrams a host takes; an echo shows that it did. */
class Ipv4ReceiverTest {
  private static final String REPLY = "icmp 10.0.0.1 > 10.0.0.9 0/0 4";
  private static final int SOURCE = 12;
  private static final int DESTINATION = 16;

  private final TestNetwork network = new TestNetwork();
  private final Nic nic = network.nic("host", 1);
  private final HostStack host = network.host("host", 1, nic);
  private final Station station = new Station(network, 9);
  private final byte[] echo = station.echo(1, 7, 1, new byte[4]);

  Ipv4ReceiverTest() {
    network.join(nic, station);
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

  private long count(Counter counter) {
    return host.counters().get(counter);
  }

  @Test
  void soundDatagramIsDelivered() {
    station.send(echo);

    assertThat(station.heard()).containsExactly(REPLY);
    assertThat(count(Counter.IP_IN_RECEIVES)).isEqualTo(1);
    assertThat(count(Counter.IP_IN_DELIVERS)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x55, 0x35, 0x44, 0x40, 0x4F})
  void wrongVersionOrHeaderLengthIsDropped(int versionAndLength) {
    station.send(withIpv4(echo, 0, versionAndLength));

    assertThat(station.heard()).isEmpty();
    assertThat(count(Counter.IP_IN_HDR_ERRORS)).isEqualTo(1);
  }

  @Test
  void headerOf16OctetsIsDroppedEvenIfItsChecksumIsRight() {
    byte[] bent = echo.clone();
    bent[14] = 0x44;
    Ipv4Header.writeChecksum(bent, 14, 16);
    station.send(bent);

    assertThat(count(Counter.IP_IN_HDR_ERRORS)).isEqualTo(1);
  }

  @Test
  void unknownProtocolByBroadcastIsNotAnswered_RFC1122_3_2_2() {
    byte[] bent = station.ipv4(255, 99, Octets.counting(12));
    Bytes.put48(bent, 0, MacAddress.BROADCAST.value());
    station.send(bent);

    assertThat(station.heard()).isEmpty();
    assertThat(count(Counter.IP_IN_UNKNOWN_PROTOS)).isEqualTo(1);
  }

  @Test
  void tcpSegmentByBroadcastIsDropped_RFC9293_3_9_2_3() {
    byte[] segment = new byte[TcpHeader.LENGTH];
    TcpHeader.write(segment, 0, 4000, 80, 1, 0, TcpHeader.LENGTH, TcpHeader.SYN, 1000, 0);
    int from = TestNetwork.address(9).value();
    TcpHeader.writeChecksum(segment, 0, 20, from, TestNetwork.address(1).value());
    station.send(station.ipv4(1, IpProtocol.TCP, segment));
    assertThat(station.heard()).containsExactly("ip 10.0.0.1 > 10.0.0.9 protocol 6");

    TcpHeader.writeChecksum(segment, 0, 20, from, TestNetwork.address(255).value());
    byte[] toAll = station.ipv4(255, IpProtocol.TCP, segment);
    Bytes.put48(toAll, 0, MacAddress.BROADCAST.value());
    station.send(toAll);

    assertThat(station.heard()).isEmpty();
    assertThat(count(Counter.TCP_IN_SEGS)).isEqualTo(1);
  }

  @Test
  void wrongHeaderChecksumIsDropped_RFC1122_3_2_1_2() {
    byte[] bent = echo.clone();
    bent[14 + 10] ^= 0x40;
    station.send(bent);

    assertThat(station.heard()).isEmpty();
    assertThat(count(Counter.IP_IN_HDR_ERRORS)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 19, 47, 255})
  void totalLengthBelowTheHeaderOrBeyondTheFrameIsDropped(int totalLength) {
    station.send(withIpv4(echo, 3, totalLength));

    assertThat(station.heard()).isEmpty();
    assertThat(count(Counter.IP_IN_HDR_ERRORS)).isEqualTo(1);
  }

  @Test
  void paddingBehindTheDatagramIsNotItsData() {
    assertThat(echo).hasSize(60);
    station.send(echo);

    assertThat(station.heard()).containsExactly(REPLY);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void timeToLiveBelowTwoIsNoReasonToDrop_RFC1122_3_2_1_7(int timeToLive) {
    station.send(withIpv4(echo, 8, timeToLive));

    assertThat(station.heard()).containsExactly(REPLY);
  }

  @Test
  void optionsAreSkipped() {
    byte[] plain = station.echo(1, 7, 1, new byte[4]);
    byte[] options = new byte[64];
    System.arraycopy(plain, 0, options, 0, 34);
    options[34] = 1;
    System.arraycopy(plain, 34, options, 38, 12);
    options[14] = 0x46;
    options[14 + 3] = 36;
    Ipv4Header.writeChecksum(options, 14, 24);
    station.send(options);

    assertThat(station.heard()).containsExactly(REPLY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.2", "192.0.2.1", "127.0.0.1", "0.0.0.0", "224.0.0.5"})
  void datagramForAnotherAddressIsDropped(String destination) {
    station.send(withIpv4Address(echo, DESTINATION, Ipv4Address.parse(destination).value()));

    assertThat(station.heard()).isEmpty();
    assertThat(count(Counter.IP_IN_ADDR_ERRORS)).isEqualTo(1);
    assertThat(count(Counter.ICMP_IN_MSGS)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "224.0.0.1", "255.255.255.255", "10.0.0.255", "0.0.0.0", "10.0.0.1"})
  void sourceThatIsNoOtherHostIsDropped_RFC1122_3_2_1_3(String source) {
    station.send(withIpv4Address(echo, SOURCE, Ipv4Address.parse(source).value()));

    assertThat(station.heard()).isEmpty();
    assertThat(count(Counter.IP_IN_ADDR_ERRORS)).isEqualTo(1);
  }

  @Test
  void hostAddressInABroadcastFrameIsDropped_RFC1122_3_3_6() {
    byte[] bent = echo.clone();
    Bytes.put48(bent, 0, MacAddress.BROADCAST.value());
    station.send(bent);

    assertThat(station.heard()).isEmpty();
    assertThat(count(Counter.IP_IN_ADDR_ERRORS)).isEqualTo(1);
  }

  @Test
  void unknownProtocolIsAnsweredAsUnreachable_RFC1122_3_2_2_1() {
    station.send(station.ipv4(1, 99, Octets.counting(12)));

    assertThat(station.heard()).containsExactly("icmp 10.0.0.1 > 10.0.0.9 3/2 32");
    assertThat(count(Counter.IP_IN_UNKNOWN_PROTOS)).isEqualTo(1);
  }

  @Test
  void shortFrameIsDropped() {
    byte[] runt = Octets.part(echo, 0, 30);
    station.send(runt);

    assertThat(nic.runts()).isEqualTo(1);
    assertThat(count(Counter.IP_IN_RECEIVES)).isZero();
  }
}
