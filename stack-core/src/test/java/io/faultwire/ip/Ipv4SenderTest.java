package io.faultwire.ip;

import static io.faultwire.host.TestNetwork.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.device.Nic;
import io.faultwire.host.HostStack;
import io.faultwire.host.Octets;
import io.faultwire.host.Station;
import io.faultwire.host.TestNetwork;
import io.faultwire.time.Seed;
import io.faultwire.wire.Frame;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.Packet;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 791 section 3.2: what leaves a host whose link carries 576 octets. */
class Ipv4SenderTest {
  private static final int PROTOCOL = 99;

  private final TestNetwork network = new TestNetwork(576, Seed.DEFAULT);
  private final Nic nic = network.nic("host", 1);
  private final HostStack host = network.host("host", 1, nic);
  private final Ipv4Sender sender = host.ip().sender();
  private final Station station = new Station(network, 9);

  Ipv4SenderTest() {
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

  private SendResult send(int octets, boolean dontFragment) {
    return send(address(9), octets, 64, dontFragment);
  }

  private SendResult send(
      Ipv4Address destination, int octets, int timeToLive, boolean dontFragment) {
    Frame data = sender.acquire(octets);
    data.append(Octets.counting(octets), 0, octets);
    SendResult result =
        sender.send(
            data, PROTOCOL, 0, destination.value(), timeToLive, dontFragment, network.clock.now());
    network.run(Duration.ZERO);
    return result;
  }

  private static Ipv4Header header(byte[] frame) {
    return Objects.requireNonNull(new Packet().wrap(frame, 0, frame.length).ipv4());
  }

  @Test
  void datagramThatFitsTheLinkLeavesWhole() {
    assertThat(send(556, false)).isEqualTo(SendResult.SENT);

    assertThat(station.heard()).containsExactly("ip 10.0.0.1 > 10.0.0.9 protocol 99");
  }

  @Test
  void datagramThatExceedsTheLinkByOneOctetLeavesInTwoFragments() {
    send(557, false);

    assertThat(station.heard())
        .containsExactly(
            "fragment 10.0.0.1 > 10.0.0.9 0:552+", "fragment 10.0.0.1 > 10.0.0.9 552:5");
    assertThat(host.counters().get(Counter.IP_FRAG_OKS)).isEqualTo(1);
    assertThat(host.counters().get(Counter.IP_FRAG_CREATES)).isEqualTo(2);
  }

  @Test
  void fragmentsCarryEveryOctetUnderOneIdentificationWithRightChecksums() {
    send(20_000, false);

    List<byte[]> frames = station.frames();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (byte[] frame : frames) {
      Ipv4Header header = header(frame);
      assertThat(header.checksumIsValid()).isTrue();
      assertThat(header.fragmentOffset()).isEqualTo(data.size());
      data.write(frame, 34, header.totalLength() - 20);
    }
    assertThat(data.toByteArray()).isEqualTo(Octets.counting(20_000));
    assertThat(frames)
        .extracting(frame -> header(frame).identification())
        .containsOnly(idOf(frames));
  }

  private static int idOf(List<byte[]> frames) {
    return header(frames.get(0)).identification();
  }

  @Test
  void twoDatagramsHaveTwoIdentifications_RFC791_3_2() {
    send(10, false);
    send(10, false);

    assertThat(station.frames())
        .extracting(frame -> header(frame).identification())
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  @Test
  void datagramThatMayNotBeCutIsRefused() {
    assertThat(send(557, true)).isEqualTo(SendResult.TOO_LONG);
    assertThat(send(556, true)).isEqualTo(SendResult.SENT);

    assertThat(station.frames()).singleElement().matches(frame -> header(frame).dontFragment());
    assertThat(host.counters().get(Counter.IP_FRAG_FAILS)).isEqualTo(1);
  }

  @Test
  void datagramThatExceeds65535OctetsIsRefused() {
    assertThat(send(65_516, false)).isEqualTo(SendResult.TOO_LONG);
    assertThat(station.heard()).isEmpty();
    assertThat(send(65_515, false)).isEqualTo(SendResult.SENT);
    assertThat(station.heard()).hasSize(119);
  }

  @Test
  void timeToLiveIsSentAsChosenAndNeverZero_RFC1122_3_2_1_7() {
    send(address(9), 4, 3, false);

    assertThat(station.frames())
        .singleElement()
        .extracting(frame -> header(frame).timeToLive())
        .isEqualTo(3);
    assertThatThrownBy(() -> send(address(9), 4, 0, false))
        .hasMessage("a time to live is 1 to 255, not 0");
  }

  @Test
  void destinationWithoutARouteIsRefused() {
    assertThat(send(Ipv4Address.parse("192.0.2.1"), 4, 64, false)).isEqualTo(SendResult.NO_ROUTE);
    assertThat(host.counters().get(Counter.IP_OUT_NO_ROUTES)).isEqualTo(1);
  }

  @Test
  void destinationBehindTheGatewayGoesToTheGatewaysStation() {
    host.routes().setDefaultGateway(address(9));

    send(Ipv4Address.parse("192.0.2.1"), 4, 64, false);

    assertThat(station.heard()).containsExactly("ip 10.0.0.1 > 192.0.2.1 protocol 99");
  }

  @Test
  void sourceIsTheAddressOfTheWay_RFC1122_3_3_4_3() {
    assertThat(sender.sourceFor(address(9).value())).isEqualTo(address(1).value());
    assertThat(sender.sourceFor(address(1).value())).isEqualTo(address(1).value());
    assertThat(sender.sourceFor(0x7F000001)).isEqualTo(0x7F000001);
    assertThat(sender.sourceFor(-1)).isEqualTo(address(1).value());
    assertThat(sender.sourceFor(0xC0000201)).isZero();
  }

  @Test
  void mtuIsThatOfTheLink() {
    assertThat(sender.mtuFor(address(9).value())).isEqualTo(576);
  }
}
