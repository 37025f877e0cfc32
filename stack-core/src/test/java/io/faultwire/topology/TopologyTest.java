package io.faultwire.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TopologyTest {
  @Test
  void hostsOfALinkGetAddressesInOrder() {
    Topology topology = Topology.pair("client", "server");
    assertThat(interfaces(topology))
        .containsExactly(
            "client 10.0.0.1 in 10.0.0.0/24 at 02:00:00:00:00:01",
            "server 10.0.0.2 in 10.0.0.0/24 at 02:00:00:00:00:02");
  }

  @Test
  void hostWithTwoLinksHasAnInterfaceInEachSegment() {
    Topology topology =
        Topology.builder()
            .host("a")
            .host("middle")
            .host("b")
            .link("a", "middle")
            .link("middle", "b")
            .build();
    assertThat(interfaces(topology))
        .containsExactly(
            "a 10.0.0.1 in 10.0.0.0/24 at 02:00:00:00:00:01",
            "middle 10.0.0.2 in 10.0.0.0/24 at 02:00:00:00:00:02",
            "middle 10.0.1.1 in 10.0.1.0/24 at 02:00:00:00:00:03",
            "b 10.0.1.2 in 10.0.1.0/24 at 02:00:00:00:00:04");
  }

  @Test
  void linksThatMeetAtASwitchAreOneSegment() {
    Topology topology =
        Topology.builder()
            .networkSwitch("s1")
            .networkSwitch("s2")
            .host("a")
            .host("b", host -> host.address("192.168.7.9/28").mac("02:00:00:00:00:01"))
            .link("a", "s1")
            .link("s1", "s2")
            .link("s2", "b")
            .build();
    assertThat(interfaces(topology))
        .containsExactly(
            "a 192.168.7.1 in 192.168.7.0/28 at 02:00:00:00:00:02",
            "b 192.168.7.9 in 192.168.7.0/28 at 02:00:00:00:00:01");
  }

  @Test
  void valuesOfOneDirectionLeaveTheOtherAlone() {
    LinkSpec link =
        Topology.builder()
            .host("a")
            .host("b")
            .link("a", "b", l -> l.latency(Duration.ofMillis(5)).from("b", back -> back.loss(7)))
            .build()
            .links()
            .get(0);
    assertThat(link.forward().lossPercent()).isZero();
    assertThat(link.backward().lossPercent()).isEqualTo(7);
    assertThat(link.backward().latency()).isEqualTo(Duration.ofMillis(5));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(pair(), "link a-c", "there is no host or switch 'c'", b -> b.link("a", "c")),
        mistake(pair(), "host a", "two hosts have this name", b -> b.host("a")),
        mistake(pair(), "switch a", "another host or switch", b -> b.networkSwitch("a")),
        mistake(pair(), "link b-a", "linked already", b -> b.link("b", "a")),
        mistake(pair(), "host c", "plugged into no link", b -> b.host("c")),
        mistake(pair(), "link a-a", "both ends are the same", b -> b.link("a", "a")),
        mistake(pair(), "host 'x y'", "not a host name", b -> b.host("x y")),
        mistake(
            pair(),
            "link b-c",
            "lossPercent is a percentage from 0 to 100, not 120.0",
            b -> b.host("c").link("b", "c", l -> l.loss(120))),
        mistake(
            pair(),
            "link b-c",
            "a jitter of PT0.002S exceeds the latency of PT0.001S",
            b ->
                b.link(
                    "b", "c", l -> l.latency(Duration.ofMillis(1)).jitter(Duration.ofMillis(2)))),
        mistake(pair(), "link b-c", "an MTU of 67", b -> b.link("b", "c", l -> l.mtu(67))),
        mistake(
            pair(),
            "host d",
            "host c has the same address 10.1.0.1",
            b ->
                b.host("c", h -> h.address("10.1.0.1"))
                    .host("d", h -> h.address("10.1.0.1"))
                    .link("c", "d")),
        mistake(
            pair(),
            "host d",
            "cannot reach each other",
            b ->
                b.host("c", h -> h.address("10.1.0.1/24"))
                    .host("d", h -> h.address("10.2.0.1/24"))
                    .link("c", "d")),
        mistake(
            pair(), "host c", "not an IPv4 address", b -> b.host("c", h -> h.address("10.1.0"))),
        mistake(
            pair(),
            "host c",
            "address of a network or a group",
            b -> b.host("c", h -> h.address("10.1.0.0/24"))),
        mistake(
            pair(),
            "link s-u",
            "the switches form a loop",
            b ->
                b.networkSwitch("s")
                    .networkSwitch("t")
                    .networkSwitch("u")
                    .link("s", "t")
                    .link("t", "u")
                    .link("s", "u")),
        mistake(
            pair(),
            "link d-s",
            "its MTU is 9000, that of c-s in the same segment is 1500",
            b ->
                b.networkSwitch("s")
                    .host("c")
                    .host("d")
                    .link("c", "s")
                    .link("d", "s", l -> l.mtu(9000))),
        mistake(pair(), "gateway g", "no address of a server", b -> b.gateway("g", "localhost")),
        mistake(Topology.builder(), "network", "it has no host", b -> {}));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mistakes")
  void mistakeIsNamedWithElementAndRemedy(
      String element,
      String problem,
      TopologyBuilder builder,
      java.util.function.Consumer<TopologyBuilder> change) {
    assertThatThrownBy(
            () -> {
              change.accept(builder);
              builder.build();
            })
        .isInstanceOfSatisfying(
            TopologyException.class,
            e -> {
              assertThat(e.element()).isEqualTo(element);
              assertThat(e.getMessage()).startsWith(element + ": ").contains(problem);
              assertThat(e.remedy()).isNotBlank();
            });
  }

  private static Arguments mistake(
      TopologyBuilder builder,
      String element,
      String problem,
      java.util.function.Consumer<TopologyBuilder> change) {
    return Arguments.of(element, problem, builder, change);
  }

  private static TopologyBuilder pair() {
    return Topology.builder().host("a").host("b").link("a", "b");
  }

  private static List<String> interfaces(Topology topology) {
    return topology.hosts().stream()
        .flatMap(
            host ->
                host.interfaces().stream()
                    .map(
                        i ->
                            host.name()
                                + " "
                                + i.address()
                                + " in "
                                + i.prefix()
                                + " at "
                                + i.mac()))
        .toList();
  }
}
