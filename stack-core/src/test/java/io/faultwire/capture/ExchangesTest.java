package io.faultwire.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.link.Faults;
import io.faultwire.link.Selection;
import io.faultwire.wire.IcmpHeader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExchangesTest {
  private final Wire wire = new Wire(Faults.delay(Duration.ofMillis(3)));

  @Test
  void aRequestAndItsReplyResolveAnAddress() {
    wire.arpRequest(true, Wire.SERVER).at(3).arpReply(false);

    assertThat(wire.end().arpExchanges()).hasSize(1);
    ArpExchange exchange = wire.capture.arpExchanges().get(0);
    assertThat(exchange.isResolved()).isTrue();
    assertThat(exchange.toString())
        .isEqualTo("client asked 1 time for 10.0.0.2: it is at 02:00:00:00:00:02");
  }

  @Test
  void requestsUntilAReplyArrivesAreOneExchange() {
    wire.link.backward().install(Faults.drop(Selection.first(packet -> packet.arp() != null)));
    wire.arpRequest(true, Wire.SERVER).at(3).arpReply(false);
    wire.at(1000).arpRequest(true, Wire.SERVER).at(1003).arpReply(false);
    wire.at(9000).arpRequest(true, Wire.SERVER);

    assertThat(wire.end().arpExchanges())
        .extracting(ArpExchange::toString)
        .containsExactly(
            "client asked 2 times for 10.0.0.2: it is at 02:00:00:00:00:02",
            "client asked 1 time for 10.0.0.2 and got no answer");
  }

  @Test
  void aGratuitousRequestAsksForNothing() {
    wire.arpRequest(true, Wire.CLIENT);

    assertThat(wire.end().arpExchanges()).isEmpty();
  }

  @Test
  void anEchoAndItsReplyMakeARoundTrip() {
    int rest = 5 << 16 | 1;
    wire.icmp(true, IcmpHeader.ECHO, 0, rest).at(3).icmp(false, IcmpHeader.ECHO_REPLY, 0, rest);
    wire.icmp(true, IcmpHeader.ECHO, 0, rest + 1);

    assertThat(wire.end().pings())
        .extracting(PingExchange::toString)
        .containsExactly("client pings server: 6 ms", "client pings server: no reply arrived");
    assertThat(wire.capture.pings().get(0).roundTrip()).contains(Duration.ofMillis(6));
  }

  @Test
  void anErrorSaysInWordsWhatItMeans() {
    wire.icmp(false, IcmpHeader.DESTINATION_UNREACHABLE, IcmpHeader.CODE_PORT_UNREACHABLE, 0);

    assertThat(wire.end().icmpMessages())
        .extracting(IcmpMessage::toString)
        .containsExactly("server tells client: port unreachable");
    assertThat(wire.capture.icmpMessages().get(0).arrivedAt()).isEqualTo(3_000_000);
  }
}
