package io.faultwire.capture;

import static io.faultwire.wire.TcpHeader.ACK;
import static io.faultwire.wire.TcpHeader.FIN;
import static io.faultwire.wire.TcpHeader.RST;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.link.Faults;
import io.faultwire.link.Selection;
import io.faultwire.link.Tcp;
import org.junit.jupiter.api.Test;

class ClosingTest {
  private final Wire wire = new Wire().open(100, 300);

  @Test
  void finsThatAreBothAcknowledgedCloseGracefully() {
    wire.client(FIN | ACK, 101, 301).server(ACK, 301, 102);
    wire.server(FIN | ACK, 301, 102).client(ACK, 102, 302);

    Closing closing = wire.conversation().closing();
    assertThat(closing.kind()).isEqualTo(CloseKind.GRACEFUL);
    assertThat(closing.by()).contains(Side.CLIENT);
    assertThat(closing.explanation())
        .isEqualTo(
            "client:49152 -> server:80 was closed gracefully: the client closed first in frame 4,"
                + " the server in frame 6, both FINs were acknowledged");
  }

  @Test
  void aFinThatIsAcknowledgedAloneHalfCloses() {
    wire.server(FIN | ACK, 301, 101).client(ACK, 101, 302);

    assertThat(wire.conversation().closing().kind()).isEqualTo(CloseKind.HALF_CLOSED);
    assertThat(wire.conversation().closing().by()).contains(Side.SERVER);
  }

  @Test
  void aFinThatIsNotAcknowledgedLeavesItOpen() {
    wire.client(FIN | ACK, 101, 301);

    assertThat(wire.conversation().closing().kind()).isEqualTo(CloseKind.OPEN);
    assertThat(wire.conversation().closing().explanation())
        .contains("no acknowledgment of frame 4");
  }

  @Test
  void anAcknowledgmentThatIsLostLeavesItOpen() {
    wire.link.backward().install(Faults.drop(Selection.first(Tcp::isPureAck)));
    wire.client(FIN | ACK, 101, 301).server(ACK, 301, 102);

    assertThat(wire.conversation().closing().kind()).isEqualTo(CloseKind.OPEN);
  }

  @Test
  void aResetThatArrivesResets() {
    wire.server(RST, 301, 0);

    assertThat(wire.conversation().closing().kind()).isEqualTo(CloseKind.RESET);
    assertThat(wire.conversation().closing().by()).contains(Side.SERVER);
  }

  @Test
  void aResetThatIsLostLeavesItHalfOpen() {
    wire.link.forward().install(Faults.drop(Tcp::isRst).named("eat RST"));
    wire.client(RST, 101, 0);

    Closing closing = wire.conversation().closing();
    assertThat(closing.kind()).isEqualTo(CloseKind.HALF_OPEN);
    assertThat(closing.by()).contains(Side.CLIENT);
    assertThat(closing.explanation()).contains("RST").endsWith("was lost");
  }

  @Test
  void aResetAfterBothFinsDoesNotSpoilIt() {
    wire.client(FIN | ACK, 101, 301).server(FIN | ACK, 301, 102).client(ACK, 102, 302);
    wire.at(10).server(RST, 302, 0);

    assertThat(wire.conversation().closing().kind()).isEqualTo(CloseKind.GRACEFUL);
  }

  @Test
  void dataAloneLeavesItOpen() {
    wire.client(ACK, 101, 301, "hello").server(ACK, 301, 106);

    assertThat(wire.conversation().closing().kind()).isEqualTo(CloseKind.OPEN);
    assertThat(wire.conversation().closing().explanation()).endsWith("no FIN arrived");
  }
}
