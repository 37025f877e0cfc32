package io.faultwire.capture;

import static io.faultwire.wire.TcpHeader.ACK;
import static io.faultwire.wire.TcpHeader.FIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.link.Faults;
import io.faultwire.link.Selection;
import io.faultwire.link.Tcp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TcpStreamTest {
  private final Wire wire = new Wire();

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 0x7FFFFFFC, -1, -5, -10})
  void sequenceNumbersThatWrapKeepTheirOrder(int isn) {
    wire.open(isn, 300);
    wire.client(ACK, isn + 1, 301, "four").client(ACK, isn + 5, 301, "more");
    wire.client(ACK | FIN, isn + 9, 301);

    TcpConversation conversation = wire.conversation();
    TcpStream stream = conversation.streamFrom(Side.CLIENT);
    assertThat(text(stream.received())).isEqualTo("fourmore");
    assertThat(stream.isDeliveredInOrderExactlyOnce()).isTrue();
    assertThat(stream.isFinished()).isTrue();
    assertThat(conversation.segmentsFrom(Side.CLIENT))
        .extracting(CapturedSegment::relativeSequence)
        .containsExactly(0L, 1L, 1L, 5L, 9L);
    assertThat(conversation.retransmissions()).isEmpty();
  }

  @Test
  void aSegmentThatIsOvertakenArrivesOutOfOrder() {
    wire.link.forward().install(Faults.hold(Selection.first(Tcp::hasData), Duration.ofMillis(5)));
    wire.open(100, 300).client(ACK, 101, 301, "one").client(ACK, 104, 301, "two");

    TcpConversation conversation = wire.conversation();
    assertThat(conversation.outOfOrderArrivals())
        .extracting(CapturedSegment::relativeSequence)
        .containsExactly(4L);
    assertThat(conversation.overtaken())
        .extracting(CapturedSegment::relativeSequence)
        .containsExactly(1L);
    assertThat(text(conversation.streamFrom(Side.CLIENT).received())).isEqualTo("onetwo");
  }

  @Test
  void aLostSegmentLeavesAHoleThatIsBlamedOnItsRule() {
    wire.link.forward().install(Faults.drop(Selection.nth(2, Tcp::hasData)).named("eat two"));
    wire.open(100, 300);
    wire.client(ACK, 101, 301, "one").client(ACK, 104, 301, "two").client(ACK, 107, 301, "six");

    TcpStream stream = wire.conversation().streamFrom(Side.CLIENT);
    assertThat(text(stream.sent())).isEqualTo("onetwosix");
    assertThat(text(stream.received())).isEqualTo("one");
    assertThat(stream.isDeliveredInOrderExactlyOnce()).isFalse();
    assertThat(stream.problem().orElseThrow())
        .startsWith("octets 3 to 8 of 9 never arrived in order; frame 5 from the client")
        .endsWith("was lost: dropped by 'eat two'");
  }

  @Test
  void octetsThatAreSentAgainCountOnce() {
    wire.open(100, 300);
    wire.client(ACK, 101, 301, "one").client(ACK, 101, 301, "onetwo").client(ACK, 104, 301, "two");

    assertThat(text(wire.conversation().streamFrom(Side.CLIENT).received())).isEqualTo("onetwo");
  }

  @Test
  void octetsThatAreSentAgainWithAnotherValueAreAProblem() {
    wire.open(100, 300).client(ACK, 101, 301, "one").client(ACK, 101, 301, "oxe");

    assertThat(wire.conversation().streamFrom(Side.CLIENT).problem().orElseThrow())
        .endsWith("sends octet 1 again with another value");
  }

  @Test
  void aSegmentWhoseBitWasInvertedIsNotReceived() {
    wire.open(100, 300);
    wire.link.forward().install(Faults.corruptBeyondFcs(100));
    wire.client(ACK, 101, 301, "one");

    TcpConversation conversation = wire.conversation();
    assertThat(conversation.lost()).hasSize(1);
    assertThat(text(conversation.streamFrom(Side.CLIENT).received())).isEmpty();
    assertThat(text(conversation.streamFrom(Side.CLIENT).sent())).isEqualTo("one");
  }

  @Test
  void bothDirectionsAreKeptApart() {
    wire.open(100, 300).client(ACK, 101, 301, "ping").server(ACK, 301, 105, "pong");

    assertThat(text(wire.conversation().streamFrom(Side.CLIENT).received())).isEqualTo("ping");
    assertThat(text(wire.conversation().streamFrom(Side.SERVER).received())).isEqualTo("pong");
  }

  @Test
  void aNumberBeyondAnyWindowIsLeftOutAndChangesNothing() {
    wire.open(100, 300).client(ACK, 101, 301, "one").client(ACK, 101 + 0x7000_0000, 301, "wild");
    wire.client(ACK, 104, 301, "two");

    TcpConversation conversation = wire.conversation();
    assertThat(text(conversation.streamFrom(Side.CLIENT).received())).isEqualTo("onetwo");
    assertThat(conversation.retransmissions()).isEmpty();
    assertThat(conversation.segments().get(5).relativeSequence()).isEqualTo(4);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
