package io.faultwire.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.faultwire.tcp.Ecn;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.tcp.congestion.NewReno;
import io.faultwire.time.Seed;
import io.faultwire.topology.LinkSpec;
import io.faultwire.topology.Topology;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IntroductionTest {
  private static final TcpOptions OPTIONS =
      TcpOptions.DEFAULT.toBuilder()
          .userTimeout(Duration.ofMillis(1500))
          .receiveBuffer(4096)
          .timestamps(false)
          .ecn(Ecn.REQUEST)
          .initialSequenceNumber(0xFFFF_FFF0)
          .congestionControl(NewReno::new)
          .build();

  private static final Topology TOPOLOGY =
      Topology.builder()
          .host("client")
          .host("server", host -> host.tcp(OPTIONS).address("192.168.7.1/16"))
          .host("other", host -> host.mac("02:00:00:00:00:77"))
          .networkSwitch("switch")
          .link("client", "switch", link -> link.loss(5).mtu(900))
          .link("server", "switch", link -> link.mtu(900))
          .link("other", "switch", link -> link.mtu(900))
          .build();

  private static Introduction read() {
    Introduction written =
        Introduction.of(
            TOPOLOGY.host("server"), IntroductionTest.class, OPTIONS, TOPOLOGY, new Seed(7));
    return Introduction.parse(written.toJson());
  }

  @Test
  void theNetworkIsTheSameButForItsHarm() {
    Topology read = read().topology();
    assertThat(read.hosts())
        .extracting("name", "interfaces")
        .containsExactlyElementsOf(
            TOPOLOGY.hosts().stream().map(host -> tuple(host.name(), host.interfaces())).toList());
    assertThat(read.switches()).containsExactly("switch");
    assertThat(read.links()).extracting(LinkSpec::mtu).containsOnly(900);
    assertThat(read.links()).allMatch(link -> link.forward().lossPercent() == 0);
    assertThat(Seed.parse(read().seed())).isEqualTo(new Seed(7));
  }

  @Test
  void theSwitchesOfTcpAreThoseOfTheHost() {
    TcpOptions read = read().topology().host("server").tcp();
    assertThat(read.congestionControl().get()).isInstanceOf(NewReno.class);
    assertThat(read.toBuilder().congestionControl(OPTIONS.congestionControl()).build())
        .isEqualTo(OPTIONS);
    assertThat(read().topology().host("client").tcp()).isEqualTo(TcpOptions.DEFAULT);
  }

  @Test
  void anotherVersionIsRefused() {
    assertThatThrownBy(() -> Introduction.parse("{\"version\": 2}"))
        .hasMessage(
            "the test and the worker have different versions of Faultwire: give both the same");
    assertThatThrownBy(() -> Introduction.parse("GET / HTTP/1.1"))
        .hasMessage("what came first is no introduction");
  }
}
