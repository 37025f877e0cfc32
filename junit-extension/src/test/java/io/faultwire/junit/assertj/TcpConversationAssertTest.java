package io.faultwire.junit.assertj;

import static io.faultwire.junit.assertj.FaultwireAssertions.assertThat;
import static io.faultwire.junit.assertj.Scenario.capture;
import static io.faultwire.junit.assertj.Scenario.failure;
import static io.faultwire.link.Selection.first;
import static io.faultwire.link.Selection.matching;
import static io.faultwire.link.Selection.nth;
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
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.capture.Capture;
import io.faultwire.capture.CapturedFrame;
import io.faultwire.capture.CapturedSegment;
import io.faultwire.capture.Handshake;
import io.faultwire.capture.Side;
import io.faultwire.capture.TcpConversation;
import io.faultwire.engine.Network;
import io.faultwire.link.Tcp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TcpConversationAssertTest {

  private static TcpConversation conversation(Scenario.Script script) throws IOException {
    return capture(script).tcp("client", "server:80");
  }

  private static TcpConversation exchange() throws IOException {
    return conversation(Scenario::exchange);
  }

  private static TcpConversation open() throws IOException {
    return conversation(Scenario::open);
  }

  private static TcpConversation refused() throws IOException {
    return conversation(
        network ->
            assertThatThrownBy(() -> network.host("client").connect("server", 80))
                .isInstanceOf(ConnectException.class));
  }

  private static TcpConversation unanswered() throws IOException {
    return conversation(
        network -> {
          network.link("client", "server").from("client").drop(matching(Tcp::isSyn));
          assertThatThrownBy(() -> network.host("client").connect("server", 80))
              .isInstanceOf(IOException.class);
        });
  }

  @Test
  void aHandshakeHasItsThreeSegments() throws IOException {
    TcpConversation exchange = exchange();
    assertThat(exchange).completedThreeWayHandshake();
    Handshake handshake = exchange.handshake();
    int m = handshake.syn().map(CapturedSegment::sequenceNumber).orElseThrow();
    int n = handshake.synAck().map(CapturedSegment::sequenceNumber).orElseThrow();
    assertThat(handshake.synAck().orElseThrow().acknowledgmentNumber()).isEqualTo(m + 1);
    assertThat(handshake.ack().orElseThrow().acknowledgmentNumber()).isEqualTo(n + 1);
  }

  @Test
  void aHandshakeThatFailedNamesTheLostFrameAndTheRule() throws IOException {
    TcpConversation unanswered = unanswered();
    assertThat(failure(() -> assertThat(unanswered).completedThreeWayHandshake()))
        .contains("Expecting\n  the TCP conversation client:")
        .contains("to have completed the three-way handshake SYN(M), SYN-ACK(M+1, N), ACK(N+1)")
        .contains("but\n  no SYN arrived: frame 3 was dropped by 'drop each match'")
        .contains("Ladder of client:")
        .contains("SYN seq=0");
  }

  @Test
  void aPlainHandshakeIsNoSimultaneousOpen() throws IOException {
    TcpConversation exchange = exchange();
    assertThat(failure(() -> assertThat(exchange).completedSimultaneousOpen()))
        .contains("to have been opened by both ends at the same time")
        .contains("but\n  SYN(");
  }

  @Test
  void anUnansweredSynOpensNothing() throws IOException {
    assertThat(unanswered()).wasNeverOpened();
    TcpConversation exchange = exchange();
    assertThat(failure(() -> assertThat(exchange).wasNeverOpened()))
        .contains("to never have been opened")
        .contains("was closed gracefully");
  }

  @Test
  void everyOctetIsDeliveredInOrder() throws IOException {
    assertThat(exchange())
        .deliveredInOrder()
        .deliveredEveryByteInOrderExactlyOnce()
        .deliveredFrom(Side.CLIENT, "ping".getBytes(UTF_8))
        .deliveredFrom(Side.SERVER, "pong".getBytes(UTF_8));
  }

  @Test
  void lostOctetsAreNamedWithTheRuleThatTookThem() throws IOException {
    TcpConversation lossy =
        conversation(
            network -> {
              network.link("client", "server").from("client").drop(matching(Tcp::hasData));
              Scenario.open(network).getOutputStream().write("ping".getBytes(UTF_8));
              network.advance(Duration.ofSeconds(2));
            });
    assertThat(failure(() -> assertThat(lossy).deliveredInOrder()))
        .contains("to have delivered every octet from the client in order exactly once")
        .contains("octets 0 to 3 of 4 never arrived in order")
        .contains("dropped by 'drop each match'");
  }

  @Test
  void anotherContentIsShown() throws IOException {
    TcpConversation exchange = exchange();
    assertThat(
            failure(() -> assertThat(exchange).deliveredFrom(Side.CLIENT, "pint".getBytes(UTF_8))))
        .contains("octet 3 was another: expected 74 (\"t\"), but delivered was 67 (\"g\")");
    assertThat(
            failure(() -> assertThat(exchange).deliveredFrom(Side.CLIENT, "pings".getBytes(UTF_8))))
        .contains("only the first 4 octets were delivered; the next would have been 73 (\"s\")");
    assertThat(
            failure(() -> assertThat(exchange).deliveredFrom(Side.CLIENT, "pin".getBytes(UTF_8))))
        .contains("1 more octets were delivered, beginning with 67 (\"g\")");
  }

  @Test
  void aCloseFromBothEndsIsGraceful() throws IOException {
    assertThat(exchange()).closedGracefully().closedGracefullyBy(Side.CLIENT);
    TcpConversation exchange = exchange();
    assertThat(failure(() -> assertThat(exchange).closedGracefullyBy(Side.SERVER)))
        .contains("to have been closed gracefully, by the server first")
        .contains("the client closed first");
  }

  @Test
  void anOpenConnectionIsNotClosed() throws IOException {
    TcpConversation open = open();
    assertThat(open).isOpen();
    assertThat(failure(() -> assertThat(open).closedGracefully()))
        .contains("to have been closed gracefully, by a FIN from each end")
        .contains("is open: no FIN arrived");
  }

  @Test
  void aClosedConnectionIsNotOpen() throws IOException {
    TcpConversation exchange = exchange();
    assertThat(failure(() -> assertThat(exchange).isOpen())).contains("to be open");
  }

  @Test
  void anAbortIsAResetByTheOneWhoAborts() throws IOException {
    TcpConversation aborted =
        conversation(
            network -> {
              Socket socket = Scenario.open(network);
              socket.setSoLinger(true, 0);
              socket.close();
              network.advance(Duration.ofSeconds(1));
            });
    assertThat(aborted).wasReset().wasResetBy(Side.CLIENT);
    assertThat(failure(() -> assertThat(aborted).wasResetBy(Side.SERVER)))
        .contains("to have been reset by the server")
        .contains("was reset by the client");
    assertThat(failure(() -> assertThat(aborted).closedGracefully())).contains("was reset");
  }

  @Test
  void anExchangeWasNotReset() throws IOException {
    TcpConversation exchange = exchange();
    assertThat(failure(() -> assertThat(exchange).wasReset())).contains("to have been reset");
  }

  @Test
  void aPortWithoutAListenerRefuses() throws IOException {
    assertThat(refused()).wasRefused();
    TcpConversation open = open();
    assertThat(failure(() -> assertThat(open).wasRefused()))
        .contains("to have been refused by the server")
        .contains("is open");
  }

  @Test
  void aLostResetLeavesTheConnectionHalfOpen() throws IOException {
    TcpConversation halfOpen =
        conversation(
            network -> {
              Socket socket = Scenario.open(network);
              network.link("client", "server").drop(first(Tcp::isRst));
              socket.setSoLinger(true, 0);
              socket.close();
              network.advance(Duration.ofSeconds(1));
            });
    assertThat(halfOpen).isHalfOpen();
    assertThat(failure(() -> assertThat(halfOpen).wasReset())).contains("is half-open");
    TcpConversation open = open();
    assertThat(failure(() -> assertThat(open).isHalfOpen())).contains("to be half-open");
  }

  @Test
  void aFinFromOneEndHalfCloses() throws IOException {
    TcpConversation halfClosed =
        conversation(
            network -> {
              Scenario.open(network).shutdownOutput();
              network.advance(Duration.ofSeconds(1));
            });
    assertThat(halfClosed).isHalfClosed();
    TcpConversation open = open();
    assertThat(failure(() -> assertThat(open).isHalfClosed())).contains("to be half-closed");
  }

  @Test
  void aLostSynIsOneRetransmissionWithItsCause() throws IOException {
    TcpConversation lossy =
        conversation(
            network -> {
              network.host("client").ping("server");
              network.link("client", "server").drop(first(Tcp::isSyn));
              Scenario.exchange(network);
            });
    assertThat(lossy).hasRetransmissions(1).hasRetransmissionsCausedBy("drop match 1");
    assertThat(failure(() -> assertThat(lossy).hasNoRetransmissions()))
        .contains("to have no retransmissions")
        .contains("it had 1 retransmission")
        .contains("sent again after 1000 ms (no answer to the SYN in time)")
        .contains("since frame 5 was lost: dropped by 'drop match 1'");
    assertThat(failure(() -> assertThat(lossy).hasRetransmissionsCausedBy("corrupt")))
        .contains("each of them caused by 'corrupt'")
        .contains("1 retransmission had another cause");
  }

  @Test
  void aQuietLineHasNoRetransmissions() throws IOException {
    TcpConversation exchange = exchange();
    assertThat(exchange).hasNoRetransmissions().hasNoOutOfOrderArrivals();
    assertThat(failure(() -> assertThat(exchange).hasRetransmissions(2)))
        .contains("to have 2 retransmissions")
        .contains("it had no retransmissions");
    assertThat(failure(() -> assertThat(exchange).hasRetransmissionsCausedBy("loss")))
        .contains("it had no retransmissions");
  }

  @Test
  void aHeldSegmentArrivesOutOfOrder() throws IOException {
    TcpConversation reordered =
        conversation(
            network -> {
              Duration hold = Duration.ofMillis(50);
              network.link("client", "server").hold(first(Tcp::hasData), hold);
              Socket socket = Scenario.open(network);
              socket.setTcpNoDelay(true);
              socket.getOutputStream().write("pi".getBytes(UTF_8));
              socket.getOutputStream().write("ng".getBytes(UTF_8));
              network.advance(Duration.ofSeconds(1));
            });
    assertThat(reordered).hasOutOfOrderArrivals(1);
    assertThat(failure(() -> assertThat(reordered).hasNoOutOfOrderArrivals()))
        .contains("to have no segments arrive out of order")
        .contains("1 segment did");
  }

  @Test
  void bothEndsPassThroughTheStatesOfTheRfc() throws IOException {
    assertThat(exchange())
        .clientPassedThrough(
            CLOSED, SYN_SENT, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, TIME_WAIT, CLOSED)
        .serverPassedThrough(LISTEN, SYN_RECEIVED, ESTABLISHED, CLOSE_WAIT, LAST_ACK, CLOSED);
  }

  @Test
  void aStateThatWasSkippedIsNamed() throws IOException {
    TcpConversation exchange = exchange();
    assertThat(
            failure(
                () -> assertThat(exchange).clientPassedThrough(SYN_SENT, ESTABLISHED, CLOSE_WAIT)))
        .contains("to have its client pass through\n  SYN-SENT, ESTABLISHED, CLOSE-WAIT")
        .contains("it passed through\n  CLOSED, SYN-SENT, ESTABLISHED, FIN-WAIT-1")
        .contains("and went from ESTABLISHED to FIN-WAIT-1");
    assertThat(failure(() -> assertThat(exchange).serverPassedThrough(TIME_WAIT)))
        .contains("and never was in TIME-WAIT");
  }

  @Test
  void aConversationThatIsNullIsRefused() {
    TcpConversation none = null;
    assertThat(failure(() -> assertThat(none).closedGracefully()))
        .contains("Expecting actual not to be null");
  }

  @Test
  void whatIsSentAgainWasLostOrTheAcknowledgmentWas() throws IOException {
    TcpConversation lost =
        upload(100_000, network -> fromClient(network).drop(nth(20, Tcp::hasData)));
    assertThat(lost).hasRetransmissions(1).retransmittedOnlyWhatWasLost();
    assertThat(lost).neverExceededTheWindow();

    TcpConversation late =
        conversation(
            network -> {
              Socket socket = Scenario.open(network);
              network.link("client", "server").from("server").drop(first(Tcp::isPureAck));
              socket.getOutputStream().write(new byte[1000]);
              network.advance(Duration.ofSeconds(2));
            });
    assertThat(failure(() -> assertThat(late).retransmittedOnlyWhatWasLost()))
        .contains("to have sent again only what was lost")
        .contains("but\n  1 segment had not been lost\n  - frame ");
  }

  /** The server of this capture seems to have offered 1 octet, and was sent 4. */
  @Test
  void dataBeyondTheWindowIsListed() throws IOException {
    Capture capture = Scenario.capture(Scenario::exchange);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    capture.writePcapng(written);
    byte[] file = written.toByteArray();
    for (CapturedFrame frame : capture.frames(Tcp::isTcp)) {
      if (frame.direction().startsWith("server")) {
        offerOneOctet(file, frame.bytes());
      }
    }
    TcpConversation exchange = Capture.read("narrow", file).tcpConversations().get(0);

    assertThat(failure(() -> assertThat(exchange).neverExceededTheWindow()))
        .contains("never have sent data from the client beyond the window that it was offered")
        .contains("but\n  1 segment passed it\n  - frame ")
        .contains("len=4");
  }

  /** Finds a frame in a file, and changes its window and, by RFC 1624, its checksum. */
  private static void offerOneOctet(byte[] file, byte[] frame) {
    int at = 0;
    while (!Arrays.equals(file, at, at + frame.length, frame, 0, frame.length)) {
      at++;
    }
    ByteBuffer segment = ByteBuffer.wrap(file, at + 34, 20).slice();
    int sum = (~segment.getShort(16) & 0xFFFF) + (~segment.getShort(14) & 0xFFFF) + 1;
    segment.putShort(14, (short) 1).putShort(16, (short) ~((sum & 0xFFFF) + (sum >>> 16)));
  }

  private static Network.Direction fromClient(Network network) {
    return network.link("client", "server").from("client");
  }

  private static TcpConversation upload(int octets, Scenario.Script harm) throws IOException {
    return conversation(
        network -> {
          harm.run(network);
          Scenario.upload(network, 80, octets);
          network.runUntilQuiet();
        });
  }
}
