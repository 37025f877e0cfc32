package io.faultwire.fuzz;

import static io.faultwire.host.TestNetwork.address;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.device.Nic;
import io.faultwire.host.HostStack;
import io.faultwire.host.Octets;
import io.faultwire.host.Station;
import io.faultwire.host.TestNetwork;
import io.faultwire.time.RandomStream;
import io.faultwire.time.Seed;
import io.faultwire.udp.UdpDatagram;
import io.faultwire.udp.UdpEndpoint;
import io.faultwire.udp.UdpException;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Header;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Datagrams cut at random places (RFC 791): whole if their fragments agree, never wrong. */
class FragmentFuzzTest {
  private static final int DATAGRAMS = 2_000;

  private final TestNetwork network = new TestNetwork();
  private final Nic nic = network.nic("host", 1);
  private final HostStack host = network.host("host", 1, nic);
  private final Station station = new Station(network, 9);
  private final RandomStream random = Seed.DEFAULT.stream("fuzz / fragments");
  private final UdpEndpoint endpoint;

  FragmentFuzzTest() throws UdpException {
    network.join(nic, station);
    endpoint = host.udp().bind(0, 1000);
    station.introduceTo(1);
  }

  private byte[] udp(byte[] data) {
    return Octets.udp(address(9).value(), address(1).value(), 2000, 1000, data);
  }

  private List<byte[]> cut(byte[] datagram, int identification) {
    List<byte[]> fragments = new ArrayList<>();
    int from = 0;
    while (from < datagram.length) {
      int to = Math.min(datagram.length, from + 8 * (1 + random.nextInt(12)));
      fragments.add(fragment(datagram, identification, from, to));
      from = to;
    }
    return fragments;
  }

  private byte[] fragment(byte[] datagram, int identification, int from, int to) {
    int flags = from / 8 | (to < datagram.length ? Ipv4Header.MORE_FRAGMENTS : 0);
    byte[] part = Octets.part(datagram, from, to);
    return station.ipv4(1, IpProtocol.UDP, identification, flags, part);
  }

  private void sendShuffled(List<byte[]> fragments) {
    for (int left = fragments.size(); left > 0; left--) {
      station.send(fragments.remove(random.nextInt(left)));
    }
  }

  private void nothingIsLeft() {
    network.run();
    assertThat(network.pool.outstanding()).isZero();
    assertThat(host.ip().largeFramesOutstanding()).isZero();
  }

  @Test
  void fragmentsInRandomOrderSomeOfThemTwiceAlwaysBecomeTheDatagram() {
    for (int id = 0; id < DATAGRAMS; id++) {
      byte[] data = new byte[100 + random.nextInt(500)];
      random.nextBytes(data);
      byte[] datagram = udp(data);
      List<byte[]> fragments = cut(datagram, id);
      int again = random.nextInt(fragments.size());
      fragments.add(again, fragments.get(again));
      sendShuffled(fragments);

      UdpDatagram received = endpoint.receive();
      assertThat(received).as("datagram %d", id).isNotNull();
      assertThat(received.data()).isEqualTo(data);
      assertThat(endpoint.receive()).isNull();
    }
    nothingIsLeft();
  }

  @Test
  void fragmentsThatContradictEachOtherNeverBecomeADatagramThatNobodySent() {
    int delivered = 0;
    for (int id = 0; id < DATAGRAMS; id++) {
      byte[] data = new byte[200 + random.nextInt(400)];
      random.nextBytes(data);
      byte[] datagram = udp(data);
      List<byte[]> fragments = cut(datagram, id);
      byte[] other = new byte[datagram.length];
      random.nextBytes(other);
      int from = 8 * random.nextInt(datagram.length / 8);
      int to = Math.min(datagram.length, from + 8 * (1 + random.nextInt(5)));
      fragments.add(fragment(other, id, from, to));
      sendShuffled(fragments);

      for (UdpDatagram got = endpoint.receive(); got != null; got = endpoint.receive()) {
        assertThat(got.data()).isEqualTo(data);
        delivered++;
      }
    }
    assertThat(delivered).isLessThan(DATAGRAMS);
    nothingIsLeft();
  }
}
