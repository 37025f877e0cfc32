package io.faultwire.capture;

import static io.faultwire.wire.TcpHeader.ACK;
import static io.faultwire.wire.TcpHeader.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Retransmission.Reason;
import io.faultwire.link.Faults;
import io.faultwire.link.Selection;
import io.faultwire.link.Tcp;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetransmissionTest {
  private final Wire wire = new Wire();

  private Retransmission only() {
    assertThat(wire.conversation().retransmissions()).hasSize(1);
    return wire.conversation().retransmissions().get(0);
  }

  @Test
  void aLostSegmentIsTheReason() {
    wire.open(100, 300);
    wire.link.forward().install(Faults.drop(Selection.first(Tcp::hasData)).named("drop it"));
    wire.client(ACK, 101, 301, "one").at(200).client(ACK, 101, 301, "one");

    assertThat(only().reason()).isEqualTo(Reason.SEGMENT_LOST);
    assertThat(only().rule().orElseThrow().rule()).isEqualTo("drop it");
    assertThat(only().cause()).isEmpty();
    assertThat(only().toString())
        .isEqualTo(
            "frame 5 from the client: ACK seq=1 ack=1 win=1000 len=3 sent again after 200 ms, since"
                + " frame 4 was lost: dropped by 'drop it'");
  }

  @Test
  void aLostAcknowledgmentIsTheReason() {
    wire.open(100, 300);
    wire.link.backward().install(Faults.drop(Tcp::isPureAck).named("eat ACKs"));
    wire.client(ACK, 101, 301, "one").server(ACK, 301, 104).at(200).client(ACK, 101, 301, "one");

    assertThat(only().reason()).isEqualTo(Reason.ACKNOWLEDGMENT_LOST);
    assertThat(only().toString())
        .endsWith("since the ACK in frame 5 was lost: dropped by 'eat ACKs'");
  }

  @Test
  void aLateSegmentIsSentAgainForNothing() {
    wire.open(100, 300);
    wire.link
        .forward()
        .install(
            Faults.hold(Selection.first(Tcp::hasData), Duration.ofMillis(500)).named("keep it"));
    wire.client(ACK, 101, 301, "one").at(200).client(ACK, 101, 301, "one");

    assertThat(only().reason()).isEqualTo(Reason.SPURIOUS);
    assertThat(only().toString())
        .endsWith("though frame 4 was not lost but delayed 500 ms by 'keep it'");
  }

  @Test
  void aSynThatIsSentAgainIsOne() {
    wire.client(SYN, 100, 0).at(1000).client(SYN, 100, 0);

    assertThat(only().segment().relativeSequence()).isZero();
  }

  @Test
  void aCopyThatTheNetworkMadeIsNone() {
    wire.link.forward().install(Faults.duplicate(100));
    wire.open(100, 300).client(ACK, 101, 301, "one");

    TcpConversation conversation = wire.conversation();
    assertThat(conversation.retransmissions()).isEmpty();
    assertThat(conversation.segmentsFrom(Side.CLIENT))
        .hasSize(3)
        .allMatch(segment -> segment.arrivals().size() == 2);
  }

  @Test
  void aPartThatWasSentBeforeMakesItOne() {
    wire.open(100, 300).client(ACK, 101, 301, "one").client(ACK, 103, 301, "etwo");

    assertThat(only().original().payloadLength()).isEqualTo(3);
  }

  @Test
  void newDataIsNone() {
    wire.open(100, 300).client(ACK, 101, 301, "one").client(ACK, 104, 301, "two");

    assertThat(wire.conversation().retransmissions()).isEmpty();
  }
}
