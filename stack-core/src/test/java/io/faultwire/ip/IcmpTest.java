package io.faultwire.ip;

import static io.faultwire.host.TestNetwork.address;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.device.Nic;
import io.faultwire.host.HostStack;
import io.faultwire.host.Octets;
import io.faultwire.host.Station;
import io.faultwire.host.TestNetwork;
import io.faultwire.wire.Bytes;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.MacAddress;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 792 and RFC 1122 section 3.2.2: echoes, and which errors are sent and understood. */
class IcmpTest {
  private static final int ICMP = 14 + 20;

  private final TestNetwork network = new TestNetwork();
  private final Nic nic = network.nic("host", 1);
  private final HostStack host = network.host("host", 1, nic);
  private final Station station = new Station(network, 9);

  IcmpTest() {
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
    assertThat(host.ip().largeFramesOutstanding()).isZero();
  }

  @Test
  void echoIsAnsweredWithItsIdentifierSequenceNumberAndData() {
    byte[] echo = station.echo(1, 0x1234, 0x5678, Octets.counting(40));
    station.send(echo);

    byte[] reply = station.frames().get(0);
    assertThat(Bytes.getInt(reply, ICMP + 4)).isEqualTo(0x12345678);
    assertThat(Octets.part(reply, ICMP + 8, ICMP + 48)).isEqualTo(Octets.counting(40));
  }

  @Test
  void echoToAllIsNotAnswered_RFC1122_3_2_2_6() {
    byte[] echo = station.echo(255, 1, 1, new byte[4]);
    Bytes.put48(echo, 0, MacAddress.BROADCAST.value());
    station.send(echo);

    assertThat(station.heard()).isEmpty();
    assertThat(host.counters().get(Counter.ICMP_IN_MSGS)).isEqualTo(1);
  }

  @Test
  void echoWithAWrongChecksumIsDropped() {
    byte[] echo = station.echo(1, 1, 1, new byte[4]);
    echo[ICMP + 9] ^= 1;
    station.send(echo);

    assertThat(station.heard()).isEmpty();
    assertThat(host.counters().get(Counter.ICMP_IN_ERRORS)).isEqualTo(1);
  }

  @Test
  void messageShorterThanItsHeaderIsDropped() {
    station.send(station.ipv4(1, IpProtocol.ICMP, new byte[7]));
    byte[] fourOctetsWithARightChecksum = {8, 0, (byte) 0xF7, (byte) 0xFF};
    station.send(station.ipv4(1, IpProtocol.ICMP, fourOctetsWithARightChecksum));

    assertThat(host.counters().get(Counter.ICMP_IN_ERRORS)).isEqualTo(2);
    assertThat(station.heard()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 6, 13, 15, 17, 40, 255})
  void messageOfAnotherTypeIsIgnored_RFC1122_3_2_2(int type) {
    station.send(station.ipv4(1, IpProtocol.ICMP, Octets.icmp(type, 0, 0, new byte[12])));

    assertThat(station.heard()).isEmpty();
  }

  @Test
  void datagramToAClosedPortIsUnreachableAndQuotedWhole() {
    byte[] datagram = station.udp(1, 4000, 9, Octets.counting(100));
    station.send(datagram);

    byte[] error = station.frames().get(0);
    assertThat(Bytes.getUnsignedShort(error, ICMP)).isEqualTo(0x0303);
    assertThat(Octets.part(error, ICMP + 8, error.length))
        .isEqualTo(Octets.part(datagram, 14, datagram.length));
  }

  @Test
  void errorIsAtMost576OctetsLong_RFC1812_4_3_2_3() {
    station.send(station.udp(1, 4000, 9, new byte[1400]));

    assertThat(station.frames()).singleElement().matches(frame -> frame.length == 14 + 576);
  }

  @Test
  void datagramToAClosedPortByBroadcastIsNotReported_RFC1122_3_2_2() {
    byte[] datagram = station.udp(255, 4000, 9, new byte[4]);
    Bytes.put48(datagram, 0, MacAddress.BROADCAST.value());
    station.send(datagram);

    assertThat(station.heard()).isEmpty();
    assertThat(host.counters().get(Counter.UDP_NO_PORTS)).isEqualTo(1);
  }

  @Test
  void datagramOfTwoFragmentsToAClosedPortIsReportedOnce() {
    byte[] udp = Octets.udp(address(9).value(), address(1).value(), 4000, 9, new byte[64]);
    int more = Ipv4Header.MORE_FRAGMENTS;
    station.send(station.ipv4(1, IpProtocol.UDP, 5, more, Octets.part(udp, 0, 32)));
    station.send(station.ipv4(1, IpProtocol.UDP, 5, 4, Octets.part(udp, 32, 72)));

    byte[] error = station.frames().get(0);
    assertThat(Bytes.getUnsignedShort(error, ICMP)).isEqualTo(0x0303);
    Ipv4Header quoted = new Ipv4Header().wrap(error, ICMP + 8);
    assertThat(quoted.isFragment()).isFalse();
    assertThat(quoted.totalLength()).isEqualTo(92);
    assertThat(quoted.checksumIsValid()).isTrue();
    assertThat(station.frames()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "3, 0, NET_UNREACHABLE",
    "3, 1, HOST_UNREACHABLE",
    "3, 2, UNREACHABLE",
    "3, 13, UNREACHABLE",
    "11, 0, TIME_EXCEEDED",
    "11, 1, TIME_EXCEEDED"
  })
  void errorAboutAnEchoEndsThePing(int type, int code, PingResult.Outcome outcome) {
    Ping ping = pingInFlight();
    byte[] echo = station.frames().get(0);
    error(type, code, Octets.part(echo, 14, 14 + 28));

    assertThat(ping.result())
        .isNotNull()
        .satisfies(result -> assertThat(result.outcome()).isEqualTo(outcome))
        .satisfies(result -> assertThat(result.from()).isEqualTo(address(9)));
  }

  @Test
  void errorThatQuotesTooLittleOrSomebodyElseIsIgnored() {
    Ping ping = pingInFlight();
    byte[] echo = station.frames().get(0);
    byte[] quote = Octets.part(echo, 14, 14 + 28);
    byte[] foreign = quote.clone();
    Bytes.putInt(foreign, 12, address(8).value());
    byte[] other = quote.clone();
    other[20 + 7]++;
    byte[] later = quote.clone();
    later[7] = 3;
    error(3, 1, Octets.part(quote, 0, 27));
    error(3, 1, Octets.part(quote, 0, 19));
    error(3, 1, new byte[0]);
    error(3, 1, foreign);
    error(3, 1, other);
    error(3, 1, later);
    assertThat(ping.result()).isNull();

    error(3, 1, quote);

    assertThat(ping.result()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "28, 69, true",
    "27, 69, false",
    "19, 69, false",
    "28, 70, false",
    "32, 70, true",
    "28, 68, false",
    "28, 101, false"
  })
  void quoteNeedsAHeaderAndTheEightOctetsBehindIt_RFC792(
      int length, int versionAndHeaderLength, boolean usable) {
    byte[] quote = new byte[64];
    quote[0] = (byte) versionAndHeaderLength;

    assertThat(new DeliveryFailure().wrap(3, 1, 0, 0, quote, 0, length).isUsable())
        .isEqualTo(usable);
  }

  @Test
  void errorAboutAnErrorIsNeverSent() {
    byte[] quote = new byte[28];
    Arrays.fill(quote, (byte) 0x45);
    error(3, 3, quote);
    error(11, 0, quote);

    assertThat(station.heard()).isEmpty();
  }

  @Test
  void fragmentOfAnErrorThatIsNeverCompletedIsNotReported_RFC1122_3_2_2() {
    byte[] message = Octets.icmp(3, 1, 0, new byte[40]);
    int more = Ipv4Header.MORE_FRAGMENTS;
    station.send(station.ipv4(1, IpProtocol.ICMP, 5, more, Octets.part(message, 0, 24)));
    network.run();

    assertThat(station.heard()).isEmpty();
    assertThat(host.counters().get(Counter.IP_REASM_FAILS)).isEqualTo(1);
  }

  @Test
  void replyWithOtherDataIsDamagedAndOneOfAStrangerIsIgnored() {
    Ping ping = pingInFlight();
    byte[] echo = station.frames().get(0);
    int rest = Bytes.getInt(echo, ICMP + 4);
    station.send(station.ipv4(1, IpProtocol.ICMP, Octets.icmp(0, 0, rest + 1, new byte[56])));
    station.send(station.ipv4(1, IpProtocol.ICMP, Octets.icmp(0, 0, rest ^ 1 << 16, new byte[56])));
    byte[] reply = station.ipv4(1, IpProtocol.ICMP, Octets.icmp(0, 0, rest, new byte[56]));
    station.send(Octets.withIpv4Address(reply, 12, address(8).value()));
    assertThat(ping.result()).isNull();

    station.send(reply);

    assertThat(ping.result())
        .isNotNull()
        .extracting(PingResult::outcome)
        .isEqualTo(PingResult.Outcome.DAMAGED);
  }

  private Ping pingInFlight() {
    Ping ping = host.ping(address(9), Duration.ofSeconds(5));
    network.run(Duration.ZERO);
    return ping;
  }

  private void error(int type, int code, byte[] quote) {
    station.send(station.ipv4(1, IpProtocol.ICMP, Octets.icmp(type, code, 0, quote)));
  }
}
