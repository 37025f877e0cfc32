package io.faultwire.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.engine.Network;
import io.faultwire.link.InstalledFault;
import io.faultwire.tcp.Ecn;
import io.faultwire.topology.HostSpec;
import io.faultwire.topology.LinkProfile;
import io.faultwire.topology.LinkSpec;
import io.faultwire.topology.Topology;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which topology the annotations around a test add up to. */
class DeclarationTest {

  @Nested
  @NetworkTest
  class WithoutADeclaration {
    @Test
    void aClientAndAServerAreJoinedByAPerfectLink(Topology topology) {
      assertThat(topology.hosts()).extracting(HostSpec::name).containsExactly("client", "server");
      LinkSpec link = topology.links().get(0);
      assertThat(link.name()).isEqualTo("client-server");
      assertThat(link.forward()).isEqualTo(LinkProfile.PERFECT);
    }
  }

  @Nested
  @NetworkTest
  @Host("client")
  @Host("server")
  @Link(
      between = {"client", "server"},
      latencyMillis = 2.5,
      jitterMillis = 1,
      lossPercent = 0.5,
      ecn = true,
      reorderPercent = 3,
      reorderGap = 4,
      duplicatePercent = 2,
      corruptPercent = 1,
      bitsPerSecond = 1_000_000,
      queueLimit = 7,
      mtu = 576)
  class WithAllAttributes {
    @Test
    void eachAttributeHoldsForBothDirections(Topology topology) {
      LinkSpec link = topology.links().get(0);
      LinkProfile expected =
          new LinkProfile(
              Duration.ofNanos(2_500_000),
              Duration.ofMillis(1),
              0.5,
              true,
              3,
              4,
              2,
              1,
              1_000_000,
              7);
      assertThat(link.forward()).isEqualTo(expected);
      assertThat(link.backward()).isEqualTo(expected);
      assertThat(link.mtu()).isEqualTo(576);
    }
  }

  @Nested
  @NetworkTest
  @Host(value = "client", ecn = true)
  @Host("server")
  @Link(
      between = {"client", "server"},
      lossPercent = 100,
      ecn = true)
  class WithCongestionNotification {
    @Test
    void lossMarksAndTheClientAsks(Network network, Topology topology) {
      assertThat(topology.hosts().get(0).tcp().ecn()).isEqualTo(Ecn.REQUEST);
      assertThat(topology.hosts().get(1).tcp().ecn()).isEqualTo(Ecn.ACCEPT);
      assertThat(network.link("client", "server").from("client").rules().faults())
          .extracting(InstalledFault::name)
          .containsExactly("loss 100% ecn");
    }
  }

  @Nested
  @NetworkTest
  @Host("client")
  @Host("server")
  @Link(
      between = {"client", "server"},
      latencyMillis = 10)
  @Link(
      between = {"server", "client"},
      from = "server",
      preset = LinkPreset.SATELLITE,
      lossPercent = 9)
  class WithUnequalDirections {
    @Test
    void aDirectionOfItsOwnGoesBeforeThatOfBoth(Topology topology) {
      assertThat(topology.links()).hasSize(1);
      LinkSpec link = topology.links().get(0);
      assertThat(link.forward().latency()).isEqualTo(Duration.ofMillis(10));
      assertThat(link.backward()).isEqualTo(LinkProfile.satellite().toBuilder().loss(9).build());
    }
  }

  @Nested
  @NetworkTest
  @Host(value = "client", address = "192.168.7.5/16", mac = "02:00:00:00:00:0A")
  @Host("server")
  @Link(between = {"client", "server"})
  class WithAddresses {
    @Test
    void aHostHasTheAddressesThatItWasGiven(Topology topology) {
      HostSpec client = topology.hosts().get(0);
      assertThat(client.interfaces().get(0).address()).hasToString("192.168.7.5");
      assertThat(client.interfaces().get(0).prefix()).hasToString("192.168.0.0/16");
      assertThat(client.interfaces().get(0).mac()).hasToString("02:00:00:00:00:0a");
    }

    @Test
    @Host("proxy")
    @Link(between = {"proxy", "server"})
    void aMethodAddsToItsClass(Topology topology) {
      assertThat(topology.hosts())
          .extracting(HostSpec::name)
          .containsExactly("client", "server", "proxy");
    }
  }

  @Host("server")
  interface HasServer {}

  @NetworkTest
  @Host("client")
  abstract static class HasClient {}

  @Nested
  @Link(between = {"client", "server"})
  class WithASuperclassAndAnInterface extends HasClient implements HasServer {
    @Test
    void bothAreHeard(Topology topology) {
      assertThat(topology.hosts()).extracting(HostSpec::name).containsExactly("client", "server");
    }
  }

  @Nested
  class OnOneMethodOnly {
    @Test
    @NetworkTest
    @Host("loner")
    void theMethodAloneHasANetwork(Topology topology) {
      assertThat(topology.hosts()).extracting(HostSpec::name).containsExactly("loner");
    }
  }
}
