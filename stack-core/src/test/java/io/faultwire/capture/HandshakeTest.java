package io.faultwire.capture;

import static io.faultwire.wire.TcpHeader.ACK;
import static io.faultwire.wire.TcpHeader.RST;
import static io.faultwire.wire.TcpHeader.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.link.Faults;
import io.faultwire.link.Selection;
import io.faultwire.link.Tcp;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HandshakeTest {
  private final Wire wire = new Wire();

  @Test
  void threeSegmentsWithTheRightNumbersCompleteIt() {
    Handshake handshake = wire.open(100, 300).conversation().handshake();

    assertThat(handshake.isCompleted()).isTrue();
    assertThat(handshake.isSimultaneous()).isFalse();
    assertThat(handshake.describe()).isEqualTo("SYN(100), SYN-ACK(101, 300), ACK(301)");
  }

  @Test
  void anAcknowledgmentThatCarriesDataCompletesIt() {
    wire.client(SYN, 100, 0).server(SYN | ACK, 300, 101).client(ACK, 101, 301, "GET");

    assertThat(wire.conversation().handshake().isCompleted()).isTrue();
  }

  @Test
  void aSynAckOfAnotherNumberDoesNotCompleteIt() {
    wire.client(SYN, 100, 0).server(SYN | ACK, 300, 999);

    Handshake handshake = wire.conversation().handshake();
    assertThat(handshake.isCompleted()).isFalse();
    assertThat(handshake.describe())
        .isEqualTo("the SYN,ACK acknowledges 999 where the SYN asks for 101");
  }

  @Test
  void anAcknowledgmentOfAnotherNumberDoesNotCompleteIt() {
    wire.client(SYN, 100, 0).server(SYN | ACK, 300, 101).client(ACK, 101, 300);

    assertThat(wire.conversation().handshake().describe())
        .startsWith("no ACK of frame 2 from the server: SYN,ACK seq=0 ack=1")
        .endsWith("arrived");
  }

  @Test
  void aLostSynIsBlamedOnItsRule() {
    wire.link.forward().install(Faults.drop(Tcp::isSyn).named("no SYN today"));
    wire.client(SYN, 100, 0);

    assertThat(wire.conversation().handshake().describe())
        .isEqualTo("no SYN arrived: frame 1 was dropped by 'no SYN today'");
  }

  @Test
  void aSynThatWasLostOnceIsCompletedByTheNext() {
    wire.link.forward().install(Faults.drop(Selection.first(Tcp::isSyn)));
    wire.client(SYN, 100, 0).at(1000);

    Handshake handshake = wire.open(100, 300).conversation().handshake();
    assertThat(handshake.isCompleted()).isTrue();
    assertThat(handshake.syn().orElseThrow().frame().number()).isEqualTo(2);
  }

  @Test
  void aResetRefusesIt() {
    wire.client(SYN, 100, 0).server(RST | ACK, 0, 101);

    TcpConversation conversation = wire.conversation();
    assertThat(conversation.handshake().isCompleted()).isFalse();
    assertThat(conversation.handshake().describe()).startsWith("the SYN was refused by frame 2");
    assertThat(conversation.closing().kind()).isEqualTo(CloseKind.REFUSED);
    assertThat(conversation.closing().by()).contains(Side.SERVER);
  }

  @Test
  void synsThatCrossOpenSimultaneously() {
    Wire slow = new Wire(Faults.delay(Duration.ofMillis(10)));
    slow.client(SYN, 100, 0).server(SYN, 300, 0);
    slow.at(10).client(SYN | ACK, 100, 301).server(SYN | ACK, 300, 101);

    Handshake handshake = slow.conversation().handshake();
    assertThat(handshake.isCompleted()).isTrue();
    assertThat(handshake.isSimultaneous()).isTrue();
    assertThat(handshake.describe()).isEqualTo("simultaneous open: SYN(100), ACK(101), ACK(301)");
  }

  @Test
  void numbersAreUnsigned() {
    assertThat(wire.open(-1, -2).conversation().handshake().describe())
        .isEqualTo("SYN(4294967295), SYN-ACK(0, 4294967294), ACK(4294967295)");
  }

  @Test
  void anUnansweredSynIsSaidToBe() {
    assertThat(wire.client(SYN, 100, 0).conversation().handshake().describe())
        .isEqualTo("the SYN was not answered");
    assertThat(wire.conversation().closing().kind()).isEqualTo(CloseKind.NEVER_OPENED);
  }
}
