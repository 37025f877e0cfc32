package io.faultwire.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.device.Nic;
import io.faultwire.ip.Counter;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.MacAddress;
import io.faultwire.wire.TcpHeader;
import org.junit.jupiter.api.Test;

/** A host drops segments that came along a source route, unless its options say otherwise. */
class SourceRoutedSegmentTest {
  private static final byte[] ROUTE = {(byte) 131, 7, 8, 10, 0, 0, 7, 0};

  private final TestNetwork network = new TestNetwork();
  private final Nic nic = network.nic("host", 1);
  private final HostStack host = network.host("host", 1, nic);
  private final Station station = new Station(network, 9);

  private byte[] syn(byte[] ipOptions) {
    int source = TestNetwork.address(9).value();
    int destination = TestNetwork.address(1).value();
    int header = Ipv4Header.LENGTH + ipOptions.length;
    byte[] packet = new byte[header + TcpHeader.LENGTH];
    TcpHeader.write(packet, header, 4000, 80, 1, 0, TcpHeader.LENGTH, TcpHeader.SYN, 1000, 0);
    TcpHeader.writeChecksum(packet, header, TcpHeader.LENGTH, source, destination);
    Ipv4Header.write(packet, 0, packet.length, 1, 0, 64, IpProtocol.TCP, source, destination);
    System.arraycopy(ipOptions, 0, packet, Ipv4Header.LENGTH, ipOptions.length);
    Ipv4Header.setHeaderLength(packet, 0, header);
    return Octets.ethernet(
        MacAddress.local(1).value(), MacAddress.local(9).value(), 0x0800, packet);
  }

  @Test
  void byDefaultItIsDropped() {
    network.join(nic, station);
    station.introduceTo(1);

    station.send(syn(new byte[0]));
    assertThat(station.heard()).containsExactly("ip 10.0.0.1 > 10.0.0.9 protocol 6");

    station.send(syn(ROUTE));
    assertThat(station.heard()).isEmpty();
    assertThat(host.ip().counters().get(Counter.IP_IN_ADDR_ERRORS)).isEqualTo(1);
  }
}
