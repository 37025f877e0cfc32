package io.faultwire.ip;

import static io.faultwire.host.Octets.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.device.Nic;
import io.faultwire.host.HostStack;
import io.faultwire.host.Octets;
import io.faultwire.host.Station;
import io.faultwire.host.TestNetwork;
import io.faultwire.udp.UdpDatagram;
import io.faultwire.udp.UdpEndpoint;
import io.faultwire.udp.UdpException;
import io.faultwire.wire.Bytes;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.MacAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 791 section 3.2, RFC 815 and RFC 1122 section 3.3.2: a UDP datagram arrives in fragments. */
class ReassemblerTest {
  private static final int MORE = Ipv4Header.MORE_FRAGMENTS;
  private static final byte[] DATA = Octets.counting(64);
  private static final int HOST = TestNetwork.address(1).value();
  private static final int STATION = TestNetwork.address(9).value();

  /** 72 octets: fragments end at multiples of 8. */
  private static final byte[] UDP = Octets.udp(STATION, HOST, 2000, 1000, DATA);

  private final TestNetwork network = new TestNetwork();
  private final Nic nic = network.nic("host", 1);
  private final HostStack host = network.host("host", 1, nic);
  private final Station station = new Station(network, 9);
  private final UdpEndpoint endpoint;

  ReassemblerTest() throws UdpException {
    network.join(nic, station);
    endpoint = host.udp().bind(0, 1000);
  }

  @BeforeEach
  void introduce() {
    station.introduceTo(1);
  }

  @AfterEach
  void nothingIsLeft() {
    network.run();
    assertThat(network.pool.outstanding()).isZero();
    assertThat(host.ip().largeFramesOutstanding()).isZero();
    assertThat(host.ip().partialDatagrams()).isZero();
  }

  private void fragment(int from, int to) {
    fragment(1, from, to, UDP);
  }

  private void fragment(int identification, int from, int to, byte[] datagram) {
    int flags = from / 8 | (to < datagram.length ? MORE : 0);
    station.send(station.ipv4(1, IpProtocol.UDP, identification, flags, part(datagram, from, to)));
  }

  private List<byte[]> received() {
    List<byte[]> result = new ArrayList<>();
    for (UdpDatagram next = endpoint.receive(); next != null; next = endpoint.receive()) {
      result.add(next.data());
    }
    return result;
  }

  private long count(Counter counter) {
    return host.counters().get(counter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"012", "021", "102", "120", "201", "210"})
  void fragmentsInAnyOrderBecomeTheDatagram(String order) {
    for (int which : order.chars().toArray()) {
      switch (which) {
        case '0' -> fragment(0, 24);
        case '1' -> fragment(24, 48);
        default -> fragment(48, 72);
      }
    }

    assertThat(received()).containsExactly(DATA);
    assertThat(count(Counter.IP_REASM_REQDS)).isEqualTo(3);
    assertThat(count(Counter.IP_REASM_OKS)).isEqualTo(1);
  }

  @Test
  void fragmentsOfSeveralDatagramsAreKeptApartByIdentification() {
    byte[] other = Octets.udp(STATION, HOST, 2000, 1000, new byte[64]);
    fragment(1, 0, 24, UDP);
    fragment(2, 0, 24, other);
    fragment(2, 24, 72, other);
    fragment(1, 24, 72, UDP);

    assertThat(received()).containsExactly(new byte[64], DATA);
  }

  @Test
  void fragmentThatArrivesTwiceDoesNoHarm() {
    fragment(0, 24);
    fragment(0, 24);
    fragment(8, 16);
    fragment(48, 72);
    fragment(48, 72);
    fragment(24, 48);

    assertThat(received()).containsExactly(DATA);
  }

  @Test
  void overlappingFragmentEndsTheDatagram() {
    fragment(0, 24);
    fragment(16, 48);

    assertThat(count(Counter.IP_REASM_FAILS)).isEqualTo(1);
    assertThat(host.ip().partialDatagrams()).isZero();
    assertThat(received()).isEmpty();
  }

  @Test
  void repeatedFragmentWithOtherOctetsEndsTheDatagram() {
    fragment(0, 24);
    fragment(1, 0, 24, new byte[72]);

    assertThat(count(Counter.IP_REASM_FAILS)).isEqualTo(1);
    assertThat(host.ip().partialDatagrams()).isZero();
  }

  @Test
  void secondLastFragmentThatContradictsTheFirstEndsTheDatagram() {
    fragment(48, 72);
    fragment(1, 24, 48, part(UDP, 0, 48));

    assertThat(count(Counter.IP_REASM_FAILS)).isEqualTo(1);
    assertThat(received()).isEmpty();
  }

  @Test
  void fragmentBehindTheLastOneEndsTheDatagram() {
    fragment(1, 24, 48, part(UDP, 0, 48));
    fragment(48, 72);

    assertThat(count(Counter.IP_REASM_FAILS)).isEqualTo(1);
  }

  @Test
  void zerosBehindTheLastFragmentEndTheDatagramToo() {
    fragment(1, 24, 48, part(UDP, 0, 48));
    fragment(1, 48, 56, new byte[72]);

    assertThat(count(Counter.IP_REASM_FAILS)).isEqualTo(1);
  }

  @Test
  void fragmentOfOddLengthBeforeTheLastIsDropped() {
    fragment(1, 0, 23, UDP);

    assertThat(count(Counter.IP_IN_HDR_ERRORS)).isEqualTo(1);
    assertThat(host.ip().partialDatagrams()).isZero();
  }

  @Test
  void fragmentWithoutDataIsDropped() {
    fragment(24, 24);

    assertThat(count(Counter.IP_IN_HDR_ERRORS)).isEqualTo(1);
    assertThat(host.ip().partialDatagrams()).isZero();
  }

  @Test
  void fragmentBeyondTheLargestDatagramIsDropped() {
    station.send(station.ipv4(1, IpProtocol.UDP, 1, 0x1FFF, new byte[24]));

    assertThat(count(Counter.IP_IN_HDR_ERRORS)).isEqualTo(1);
    assertThat(host.ip().partialDatagrams()).isZero();
  }

  @Test
  void missingFragmentIsReportedAfterTheTimeout_RFC792() {
    fragment(0, 24);
    fragment(48, 72);
    network.run(Reassembler.TIMEOUT.minusNanos(1));
    assertThat(station.heard()).isEmpty();
    assertThat(host.ip().partialDatagrams()).isEqualTo(1);

    network.run(Duration.ofNanos(1));

    assertThat(station.heard()).containsExactly("icmp 10.0.0.1 > 10.0.0.9 11/1 44");
    assertThat(count(Counter.IP_REASM_FAILS)).isEqualTo(1);
  }

  @Test
  void missingFirstFragmentIsNotReported_RFC792() {
    fragment(24, 48);
    fragment(48, 72);
    network.run();

    assertThat(station.heard()).isEmpty();
    assertThat(count(Counter.IP_REASM_FAILS)).isEqualTo(1);
  }

  @Test
  void missingFirstFragmentIsNotMadeUpFromAnEarlierDatagram() {
    byte[] header = part(station.ipv4(1, 99, new byte[12]), 14, 46);
    station.send(station.ipv4(1, 99, 1, MORE, part(header, 0, 16)));
    station.send(station.ipv4(1, 99, 1, 2, part(header, 16, 32)));
    assertThat(station.heard()).containsExactly("icmp 10.0.0.1 > 10.0.0.9 3/2 52");

    station.send(station.ipv4(1, 99, 2, 4, new byte[16]));
    network.run();

    assertThat(station.heard()).isEmpty();
  }

  @Test
  void missingFragmentOfABroadcastIsNotReported_RFC1122_3_2_2() {
    byte[] toAll = station.ipv4(255, IpProtocol.UDP, 1, MORE, part(UDP, 0, 24));
    Bytes.put48(toAll, 0, MacAddress.BROADCAST.value());
    station.send(toAll);
    network.run();

    assertThat(station.heard()).isEmpty();
    assertThat(count(Counter.IP_REASM_FAILS)).isEqualTo(1);
  }

  @Test
  void laterFragmentsDoNotProlongTheTimeout() {
    fragment(0, 24);
    network.run(Duration.ofSeconds(29));
    fragment(24, 48);
    network.run(Duration.ofSeconds(1));

    assertThat(host.ip().partialDatagrams()).isZero();
  }

  @Test
  void oldestDatagramGivesWayWhenTooManyAreUnfinished() {
    for (int id = 1; id <= Reassembler.LIMIT + 1; id++) {
      fragment(id, 0, 24, UDP);
    }
    assertThat(host.ip().partialDatagrams()).isEqualTo(Reassembler.LIMIT);

    fragment(2, 24, 72, UDP);

    assertThat(received()).containsExactly(DATA);
    assertThat(count(Counter.IP_REASM_FAILS)).isEqualTo(1);
  }

  @Test
  void discardedHostGivesItsFramesBack() {
    fragment(0, 24);
    host.ping(TestNetwork.address(5), Duration.ofSeconds(1));

    host.discardHeld();

    assertThat(host.ip().largeFramesOutstanding()).isZero();
    assertThat(host.ip().partialDatagrams()).isZero();
  }
}
