package io.faultwire.capture;

import static io.faultwire.wire.TcpHeader.ACK;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whether an end keeps to the window that it was offered (RFC 9293 section 3.8.6). */
class WindowOfferTest {
  private final Wire wire = new Wire();

  private static String octets(int count) {
    return "x".repeat(count);
  }

  @Test
  void dataUpToTheEdgeIsWithinTheWindow() {
    wire.open(100, 300).client(ACK, 101, 301, octets(600)).client(ACK, 701, 301, octets(400));

    TcpConversation conversation = wire.end().tcpConversations().get(0);
    assertThat(conversation.segmentsBeyondWindow(Side.CLIENT)).isEmpty();
    assertThat(conversation.windowOffers(Side.CLIENT).orElseThrow().get(0).edge()).isEqualTo(1001);
  }

  @Test
  void dataBehindTheEdgeIsNot() {
    wire.open(100, 300).client(ACK, 101, 301, octets(600)).client(ACK, 701, 301, octets(401));

    assertThat(wire.end().tcpConversations().get(0).segmentsBeyondWindow(Side.CLIENT))
        .extracting(CapturedSegment::relativeSequence)
        .containsExactly(601L);
  }

  @Test
  void aClosedWindowMayBeProbedByOneOctet() {
    wire.window = 0;
    wire.open(100, 300).client(ACK, 101, 301, "x").client(ACK, 101, 301, "xy");

    assertThat(wire.end().tcpConversations().get(0).segmentsBeyondWindow(Side.CLIENT))
        .extracting(CapturedSegment::payloadLength)
        .containsExactly(2);
  }

  @Test
  void withoutTheSynsNothingIsKnown() {
    wire.server(ACK, 301, 101).client(ACK, 101, 301, octets(1400));

    TcpConversation conversation = wire.end().tcpConversations().get(0);
    assertThat(conversation.windowOffers(Side.CLIENT)).isEmpty();
    assertThat(conversation.segmentsBeyondWindow(Side.CLIENT)).isEmpty();
  }
}
