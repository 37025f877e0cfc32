package io.faultwire.capture;

import static io.faultwire.wire.TcpHeader.ACK;
import static io.faultwire.wire.TcpHeader.RST;
import static io.faultwire.wire.TcpHeader.SYN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.wire.Ipv4Address;
import org.junit.jupiter.api.Test;

class TcpConversationTest {
  private final Wire wire = new Wire();

  @Test
  void connectionsOnTheSamePortsAreToldApart() {
    wire.open(100, 300).client(ACK, 101, 301, "old").server(RST, 301, 0);
    wire.open(7000, 9000).client(ACK, 7001, 9001, "new");

    assertThat(wire.end().tcpConversations())
        .hasSize(2)
        .extracting(each -> each.streamFrom(Side.CLIENT).received())
        .containsExactly("old".getBytes(UTF_8), "new".getBytes(UTF_8));
    assertThat(wire.capture.tcpConversations().get(1).handshake().describe())
        .isEqualTo("SYN(7000), SYN-ACK(7001, 9000), ACK(9001)");
  }

  @Test
  void connectionsFromOtherPortsAreToldApart() {
    wire.open(100, 300);
    wire.clientPort = 50000;
    wire.open(100, 300);

    assertThat(wire.end().tcpConversations())
        .extracting(TcpConversation::name)
        .containsExactly("client:49152 -> server:80", "client:50000 -> server:80");
    assertThat(wire.capture.tcp("client:50000", "server").client().port()).isEqualTo(50000);
    assertThatThrownBy(() -> wire.capture.tcp("client", "server:80"))
        .isInstanceOf(NoSuchConversationException.class)
        .hasMessageStartingWith(
            "there is more than one TCP conversation from 'client' to 'server:80': give the"
                + " client's port as well, or ask for all of them:"
                + "\n  client:49152 -> server:80: 3 segments, is open");
  }

  @Test
  void askingForOneThatIsNotThereListsThoseThatAre() {
    wire.open(100, 300);

    assertThatThrownBy(() -> wire.capture.tcp("server", "client:80"))
        .hasMessage(
            "there is no TCP conversation from 'server' to 'client:80'; there are:"
                + "\n  client:49152 -> server:80: 3 segments, is open");
    assertThatThrownBy(() -> new Capture().tcp("a", "b"))
        .hasMessage("there is no TCP conversation from 'a' to 'b'; there is none at all");
  }

  @Test
  void addressesAreAsGoodAsNames() {
    wire.open(100, 300);

    assertThat(wire.capture.tcp("10.0.0.1", "10.0.0.2:80").segments()).hasSize(3);
    wire.capture.nameHost("shop", new Ipv4Address(Wire.SERVER));
    assertThat(wire.capture.tcp("client", "shop:80").segments()).hasSize(3);
  }

  @Test
  void aCaptureThatBeginsInTheMiddleTakesTheLowerPortForTheServer() {
    wire.server(ACK, 301, 101, "late").client(ACK, 101, 305);

    TcpConversation conversation = wire.conversation();
    assertThat(conversation.server().port()).isEqualTo(80);
    assertThat(conversation.streamFrom(Side.SERVER).received()).isEqualTo("late".getBytes(UTF_8));
    assertThat(conversation.closing().kind()).isEqualTo(CloseKind.OPEN);
    assertThat(conversation.segments().get(1).label()).isEqualTo("ACK seq=1 ack=5 win=1000");
  }

  @Test
  void anAcknowledgmentThatIsRepeatedWhileDataIsOutstandingIsADuplicate() {
    wire.open(100, 300);
    wire.client(ACK, 101, 301, "one").client(ACK, 104, 301, "two");
    wire.server(ACK, 301, 101).server(ACK, 301, 101).server(ACK, 301, 107).server(ACK, 301, 107);

    assertThat(wire.conversation().duplicateAcknowledgments())
        .extracting(segment -> segment.frame().number())
        .containsExactly(6, 7);
  }

  @Test
  void aClosedWindowIsSeenAndAResetHasNone() {
    wire.open(100, 300);
    wire.window = 0;
    wire.server(ACK, 301, 101).server(RST, 301, 0);

    assertThat(wire.conversation().zeroWindows()).hasSize(1);
  }

  @Test
  void aCaptureMadeElsewhereKnowsNoStates() {
    assertThat(wire.open(100, 300).conversation().states(Side.CLIENT)).isEmpty();
    assertThat(wire.conversation().state(Side.CLIENT)).isEmpty();
  }

  @Test
  void aSynWithAnotherNumberAfterARefusalBeginsAnother() {
    wire.client(SYN, 100, 0).server(RST | ACK, 0, 101).client(SYN, 500, 0);

    assertThat(wire.end().tcpConversations())
        .extracting(each -> each.closing().kind())
        .containsExactly(CloseKind.REFUSED, CloseKind.NEVER_OPENED);
  }
}
