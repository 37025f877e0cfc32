package io.faultwire.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.link.Faults;
import io.faultwire.link.Selection;
import io.faultwire.link.Udp;
import io.faultwire.wire.Bytes;
import io.faultwire.wire.UdpHeader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UdpFlowTest {
  private final Wire wire = new Wire();

  private UdpFlow flow() {
    return wire.end().udp("client", "server:53");
  }

  private static List<String> texts(List<CapturedDatagram> datagrams) {
    return datagrams.stream()
        .map(datagram -> new String(datagram.payload(), StandardCharsets.US_ASCII))
        .toList();
  }

  @Test
  void datagramsOfBothDirectionsMakeOneFlow() {
    wire.udp(true, "question").udp(false, "answer").udp(true, "thanks");

    assertThat(texts(flow().datagrams())).containsExactly("question", "answer", "thanks");
    assertThat(texts(flow().from(Side.SERVER).datagrams())).containsExactly("answer");
    assertThat(flow().toString())
        .isEqualTo("client:49152 -> server:53: 3 datagrams, 0 lost, 0 duplicated, 0 reordered");
  }

  @Test
  void aLostDatagramIsBlamedOnItsRule() {
    wire.link.forward().install(Faults.drop(Selection.nth(2, Udp::isUdp)).named("eat b"));
    wire.udp(true, "a").udp(true, "b").udp(true, "c");

    assertThat(texts(flow().lost())).containsExactly("b");
    assertThat(flow().lost().get(0).toString())
        .isEqualTo("frame 2 from the client: UDP len=1, dropped by 'eat b'");
    assertThat(texts(flow().arrived())).containsExactly("a", "c");
  }

  @Test
  void aCopyMakesADatagramDuplicatedAndNotSentTwice() {
    wire.link.forward().install(Faults.duplicate(100));
    wire.udp(true, "a");

    assertThat(flow().datagrams()).hasSize(1);
    assertThat(texts(flow().duplicated())).containsExactly("a");
    assertThat(flow().datagrams().get(0).frames())
        .extracting(CapturedFrame::fate)
        .containsExactly(Fate.DELIVERED, Fate.DUPLICATE);
  }

  @Test
  void equalDatagramsThatAreSentTwiceAreNotDuplicated() {
    wire.udp(true, "a").udp(true, "a");

    assertThat(flow().datagrams()).hasSize(2);
    assertThat(flow().duplicated()).isEmpty();
  }

  @Test
  void aDatagramThatIsOvertakenIsReordered() {
    wire.link.forward().install(Faults.hold(Selection.first(Udp::isUdp), Duration.ofMillis(1)));
    wire.udp(true, "a").udp(true, "b").udp(true, "c");

    assertThat(texts(flow().arrived())).containsExactly("b", "c", "a");
    assertThat(texts(flow().reordered())).containsExactly("a");
  }

  @Test
  void aDatagramThatIsOvertakenInNoTimeIsReordered() {
    wire.link.forward().install(Faults.reorder(100, 2).on(Selection.first(Udp::isUdp)));
    wire.udp(true, "a").udp(true, "b").udp(true, "c");

    assertThat(texts(flow().arrived())).containsExactly("b", "c", "a");
    assertThat(flow().datagrams()).allMatch(each -> each.arrivedAt() == 0);
    assertThat(texts(flow().reordered())).containsExactly("a");
  }

  @Test
  void aDatagramUnderWayIsNeitherLostNorArrived() {
    Wire slow = new Wire(Faults.delay(Duration.ofSeconds(1)));
    UdpFlow flow = slow.udp(true, "a").capture.udp("client", "server:53");

    assertThat(flow.lost()).isEmpty();
    assertThat(flow.arrived()).isEmpty();
    assertThat(flow.datagrams().get(0).frame().fate()).isEqualTo(Fate.IN_FLIGHT);
  }

  @Test
  void fragmentsMakeOneDatagram() {
    byte[] whole = datagram(40);
    wire.fragment(7, 0, true, Arrays.copyOf(whole, 24));
    wire.fragment(7, 24, false, Arrays.copyOfRange(whole, 24, 48));
    wire.fragment(8, 0, true, Arrays.copyOf(whole, 24));
    wire.fragment(8, 24, false, Arrays.copyOfRange(whole, 24, 48));

    assertThat(flow().datagrams()).hasSize(2).allMatch(each -> each.fragments() == 2);
    assertThat(flow().datagrams().get(1).payload()).isEqualTo(Arrays.copyOfRange(whole, 8, 48));
  }

  @Test
  void aDatagramWithoutOneOfItsFragmentsIsLost() {
    byte[] whole = datagram(40);
    wire.fragment(7, 0, true, Arrays.copyOf(whole, 24));
    wire.link.forward().install(Faults.partition());
    wire.fragment(7, 24, false, Arrays.copyOfRange(whole, 24, 48));

    assertThat(flow().lost()).hasSize(1);
    assertThat(flow().lost().get(0).harm().orElseThrow().rule()).isEqualTo("partition");
  }

  @Test
  void fragmentsWithoutTheFirstOneAreNoDatagram() {
    wire.fragment(7, 24, false, new byte[24]);

    assertThat(wire.end().udpFlows()).isEmpty();
  }

  private static byte[] datagram(int payload) {
    byte[] whole = new byte[UdpHeader.LENGTH + payload];
    for (int i = UdpHeader.LENGTH; i < whole.length; i++) {
      whole[i] = (byte) i;
    }
    UdpHeader.write(whole, 0, whole.length, 49152, 53, Wire.CLIENT, Wire.SERVER);
    assertThat(Bytes.getUnsignedShort(whole, 6)).isNotZero();
    return whole;
  }
}
