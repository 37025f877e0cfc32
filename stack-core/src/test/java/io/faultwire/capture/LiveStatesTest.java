package io.faultwire.capture;

import static io.faultwire.tcp.TcpState.CLOSED;
import static io.faultwire.tcp.TcpState.CLOSE_WAIT;
import static io.faultwire.tcp.TcpState.ESTABLISHED;
import static io.faultwire.tcp.TcpState.FIN_WAIT_1;
import static io.faultwire.tcp.TcpState.FIN_WAIT_2;
import static io.faultwire.tcp.TcpState.LAST_ACK;
import static io.faultwire.tcp.TcpState.LISTEN;
import static io.faultwire.tcp.TcpState.SYN_RECEIVED;
import static io.faultwire.tcp.TcpState.SYN_SENT;
import static io.faultwire.tcp.TcpState.TIME_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.link.Faults;
import io.faultwire.link.Selection;
import io.faultwire.link.Tcp;
import io.faultwire.tcp.RetransmissionCause;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a capture learns from the ends themselves. */
class LiveStatesTest {
  @Test
  void bothEndsTellTheirStates() throws TcpException {
    TwoHosts hosts = TwoHosts.linked(Faults.delay(Duration.ofMillis(5)));
    hosts.transfer(20_000);

    TcpConversation conversation = hosts.capture.tcp("client", "server:80");
    assertThat(conversation.states(Side.CLIENT))
        .containsExactly(CLOSED, SYN_SENT, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, TIME_WAIT, CLOSED);
    assertThat(conversation.states(Side.SERVER))
        .containsExactly(LISTEN, SYN_RECEIVED, ESTABLISHED, CLOSE_WAIT, LAST_ACK, CLOSED);
    long opened = conversation.handshake().synAck().orElseThrow().arrivedAt();
    assertThat(conversation.stateAt(Side.CLIENT, opened - 1)).contains(SYN_SENT);
    assertThat(conversation.stateAt(Side.SERVER, opened)).contains(SYN_RECEIVED);
  }

  @Test
  void retransmissionsHaveTheCauseThatTheSenderHad() throws TcpException {
    TwoHosts hosts = TwoHosts.linked(Faults.delay(Duration.ofMillis(5)));
    hosts.links.get(0).forward().install(Faults.drop(Selection.first(Tcp::isSyn)));
    hosts.links.get(0).forward().install(Faults.drop(Selection.nth(12, Tcp::hasData)));
    hosts.transfer(60_000);

    assertThat(hosts.capture.tcp("client", "server:80").retransmissions())
        .extracting(each -> each.cause().orElseThrow())
        .startsWith(RetransmissionCause.SYN_TIMEOUT)
        .contains(RetransmissionCause.FAST_RETRANSMIT);
  }

  @Test
  void aPathWithoutDelayIsNoReasonToSendAgain() throws TcpException {
    TwoHosts hosts = TwoHosts.linked();
    hosts.transfer(50_000);

    assertThat(hosts.capture.tcp("client", "server:80").retransmissions()).isEmpty();
  }

  @Test
  void whatTheApplicationReadsIsPartOfDelivery() throws TcpException {
    TwoHosts hosts = TwoHosts.linked();
    hosts.transfer(5_000);

    TcpStream stream = hosts.capture.tcp("client", "server:80").streamFrom(Side.CLIENT);
    assertThat(stream.problem()).isEmpty();
    assertThat(stream.received()).hasSize(5_000);
  }

  @Test
  void readingInTheWrongOrderIsNoticed() {
    TcpHistory history = new TcpHistory(1, 2, 3, 4, 99);
    history.read(101, 10);
    history.read(115, 5);

    assertThat(history.misread(101))
        .isEqualTo("after 10 octets it was handed octet 14 of the stream instead of octet 10");
    assertThat(history.misread(100)).startsWith("the first octet");
  }

  @Test
  void anEndThatDoesNotKnowOfTheOthersAbortIsHalfOpen() throws TcpException {
    TwoHosts hosts = TwoHosts.linked();
    hosts.server.tcp().listen(0, 80, 5);
    TcpConnection active = hosts.client.tcp().connect(0, 0, TwoHosts.SERVER.value(), 80);
    hosts.runUntilQuiet();
    hosts.links.get(0).forward().install(Faults.partition());
    active.abort();
    hosts.runUntilQuiet();

    Closing closing = hosts.capture.tcp("client", "server:80").closing();
    assertThat(closing.kind()).isEqualTo(CloseKind.HALF_OPEN);
    assertThat(closing.by()).contains(Side.CLIENT);
    assertThat(closing.explanation())
        .endsWith("the client is CLOSED, the server still ESTABLISHED");
  }

  @Test
  void aFrameThatCrossesASwitchIsOneSegment() throws TcpException {
    TwoHosts hosts = TwoHosts.switched(Faults.delay(Duration.ofMillis(5)));
    hosts.transfer(20_000);

    TcpConversation conversation = hosts.capture.tcp("client", "server:80");
    assertThat(conversation.retransmissions()).isEmpty();
    assertThat(conversation.segments())
        .allMatch(segment -> segment.frames().size() == 2)
        .allMatch(segment -> segment.arrivedAt() - segment.sentAt() == 10_000_000);
    assertThat(conversation.streamFrom(Side.CLIENT).isDeliveredInOrderExactlyOnce()).isTrue();
    assertThat(hosts.capture.arpExchanges()).hasSize(1).allMatch(ArpExchange::isResolved);
  }

  @Test
  void aFrameThatIsLostBehindASwitchIsBlamedOnThatLink() throws TcpException {
    TwoHosts hosts = TwoHosts.switched(Faults.delay(Duration.ofMillis(5)));
    hosts.links.get(1).forward().install(Faults.drop(Selection.first(Tcp::hasData)).named("eat"));
    hosts.transfer(2_000);

    TcpConversation conversation = hosts.capture.tcp("client", "server:80");
    assertThat(conversation.lost()).hasSize(1);
    CapturedSegment lost = conversation.lost().get(0);
    assertThat(lost.harm().orElseThrow().rule()).isEqualTo("eat");
    assertThat(lost.frames())
        .extracting(CapturedFrame::direction)
        .containsExactly("client->middle", "middle->server");
  }
}
