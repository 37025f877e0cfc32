package io.faultwire.ip;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.host.HostStack;
import io.faultwire.host.TestNetwork;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Prefix;
import org.junit.jupiter.api.Test;

/** RFC 1812 section 5.2.4.3: the longest prefix wins. */
class RoutingTableTest {
  private final TestNetwork network = new TestNetwork();
  private final HostStack host = network.host("host", 1, network.nic("eth0", 1));
  private final RoutingTable routes = host.routes();

  RoutingTableTest() {
    host.addInterface(
        network.nic("eth1", 2), Ipv4Address.parse("10.0.1.1"), Ipv4Prefix.parse("10.0.1.0/24"));
  }

  private String wayTo(String destination) {
    return String.valueOf(routes.lookup(Ipv4Address.parse(destination).value()));
  }

  @Test
  void connectedNetworksLeadOutOfTheirInterface() {
    assertThat(wayTo("10.0.0.200")).isEqualTo("10.0.0.0/24 dev eth0");
    assertThat(wayTo("10.0.1.200")).isEqualTo("10.0.1.0/24 dev eth1");
    assertThat(wayTo("10.0.2.1")).isEqualTo("null");
  }

  @Test
  void longestPrefixWinsInWhateverOrderRoutesWereAdded() {
    routes.setDefaultGateway(Ipv4Address.parse("10.0.0.254"));
    routes.addVia(Ipv4Prefix.parse("172.16.0.0/12"), Ipv4Address.parse("10.0.0.253"));
    routes.addVia(Ipv4Prefix.parse("172.16.5.0/24"), Ipv4Address.parse("10.0.1.254"));
    routes.addVia(Ipv4Prefix.parse("172.16.0.0/16"), Ipv4Address.parse("10.0.0.252"));

    assertThat(wayTo("172.16.5.1")).isEqualTo("172.16.5.0/24 via 10.0.1.254 dev eth1");
    assertThat(wayTo("172.16.6.1")).isEqualTo("172.16.0.0/16 via 10.0.0.252 dev eth0");
    assertThat(wayTo("172.17.0.1")).isEqualTo("172.16.0.0/12 via 10.0.0.253 dev eth0");
    assertThat(wayTo("192.0.2.1")).isEqualTo("0.0.0.0/0 via 10.0.0.254 dev eth0");
  }

  @Test
  void rememberedRouteGivesWayToABetterOne() {
    routes.setDefaultGateway(Ipv4Address.parse("10.0.0.254"));
    assertThat(wayTo("192.0.2.1")).contains("10.0.0.254");

    routes.addVia(Ipv4Prefix.parse("192.0.2.0/24"), Ipv4Address.parse("10.0.1.254"));

    assertThat(wayTo("192.0.2.1")).isEqualTo("192.0.2.0/24 via 10.0.1.254 dev eth1");
  }

  @Test
  void rememberedRouteGivesWayToANewInterface() {
    routes.setDefaultGateway(Ipv4Address.parse("10.0.0.254"));
    assertThat(wayTo("192.0.2.7")).contains("10.0.0.254");

    host.addInterface(
        network.nic("eth2", 3), Ipv4Address.parse("192.0.2.1"), Ipv4Prefix.parse("192.0.2.0/24"));

    assertThat(wayTo("192.0.2.7")).isEqualTo("192.0.2.0/24 dev eth2");
  }

  @Test
  void newDefaultGatewayReplacesTheOld() {
    routes.setDefaultGateway(Ipv4Address.parse("10.0.0.254"));
    wayTo("192.0.2.1");
    routes.setDefaultGateway(Ipv4Address.parse("10.0.1.254"));

    assertThat(wayTo("192.0.2.1")).isEqualTo("0.0.0.0/0 via 10.0.1.254 dev eth1");
    assertThat(routes.routes()).hasSize(3);
  }
}
