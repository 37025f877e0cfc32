package io.faultwire.capture.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.CapturedSegment;
import io.faultwire.capture.Side;
import io.faultwire.capture.Wire;
import io.faultwire.link.Faults;
import io.faultwire.link.Selection;
import io.faultwire.link.Tcp;
import io.faultwire.tls.message.Alert;
import io.faultwire.tls.message.AlertDescription;
import io.faultwire.tls.message.HandshakeType;
import io.faultwire.tls.message.TlsRecord;
import io.faultwire.tls.secrets.Rfc8448;
import io.faultwire.wire.TcpHeader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsConversationTest {
  private final TlsWire wire = new TlsWire();

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 100, 1000})
  void messagesAreReadFromSegmentsOfAnySize(int size) {
    for (String each :
        List.of("client.hello", "server.hello", "server.flight", "client.finished")) {
      Side from = each.startsWith("client") ? Side.CLIENT : Side.SERVER;
      wire.send(from, Rfc8448.octets("simple." + each), size);
    }

    TlsConversation tls = wire.read(Rfc8448.watchedClient());
    assertThat(tls.messages())
        .extracting(TlsMessage::name)
        .containsExactly(
            "ClientHello",
            "ServerHello",
            "EncryptedExtensions",
            "Certificate",
            "CertificateVerify",
            "Finished",
            "Finished");
    assertThat(tls.isEstablished()).isTrue();
  }

  @Test
  void aMessageMaySpanRecords() {
    byte[] hello = Rfc8448.fragment("simple.client.hello");
    for (int at = 0; at < hello.length; at += 50) {
      byte[] fragment = Arrays.copyOfRange(hello, at, Math.min(at + 50, hello.length));
      wire.send(Side.CLIENT, new TlsRecord(TlsRecord.HANDSHAKE, 0x0301, fragment).toByteArray());
    }

    TlsConversation tls = wire.read();
    assertThat(tls.describe()).isEqualTo("client  ClientHello, 196 octets");
    assertThat(tls.serverName()).contains("server");
    CapturedSegment last = tls.tcp().segments().get(tls.messages().get(0).order());
    assertThat(last.payloadLength()).as("the segment that completed it").isEqualTo(5 + 46);
  }

  @Test
  void whatIsSentAgainOrOvertakenIsReadOnce() {
    TlsWire rough =
        new TlsWire(
            Faults.hold(Selection.nth(1, Tcp::hasData), Duration.ofMillis(50)),
            Faults.drop(Selection.nth(3, Tcp::hasData)));
    byte[] hello = Rfc8448.octets("simple.client.hello");
    rough.send(Side.CLIENT, hello, 40);
    rough.wire.client(TcpHeader.ACK, 101, 301, new String(hello, 0, 120, ISO_8859_1));
    rough.replay("simple.server.hello");

    assertThat(rough.read().describe())
        .isEqualTo("client  ClientHello, 196 octets\nserver  ServerHello, 90 octets");
    assertThat(rough.read().tcp().retransmissions()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CLIENT", "SERVER"})
  void anAlertTellsWhoRefused(Side side) {
    wire.replay("simple.client.hello");
    wire.send(side, Alert.warning(AlertDescription.UNRECOGNIZED_NAME));
    wire.send(side, Alert.fatal(AlertDescription.HANDSHAKE_FAILURE));

    TlsConversation tls = wire.read();
    TlsMessage refusal = tls.refusal().orElseThrow();
    assertThat(refusal.from()).isEqualTo(side);
    assertThat(refusal).hasToString(side + "  alert handshake_failure (40), 2 octets");
    assertThat(tls.alerts()).hasSize(2);
    assertThat(tls.isEstablished()).isFalse();
    assertThat(tls.mayHideRefusal()).isFalse();
    assertThat(ProtocolOrder.of(tls)).containsExactly(Protocol.TCP, Protocol.TLS);
  }

  @Test
  void aRecordOfTls13ThatIsShorterIsNoFinished() {
    wire.replay("simple.client.hello", "simple.server.hello", "simple.server.flight");
    wire.replay("simple.client.close");

    assertThat(wire.read().isEstablished()).isFalse();
    assertThat(wire.read().mayHideRefusal()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SSH-2.0-OpenSSH_9.2\r\n", "\u0016\u0003\u0001", "\u0016\u0002\u0001aaaaaaa"})
  void whatIsNoTlsHasNoMessages(String octets) {
    wire.send(Side.CLIENT, octets.getBytes(ISO_8859_1));

    TlsConversation tls = wire.read();
    assertThat(tls.messages()).isEmpty();
    assertThat(tls.describe()).isEqualTo("no record of TLS");
    assertThat(tls.version()).isEmpty();
    assertThat(tls.certificates()).isEmpty();
    assertThat(tls.isDecrypted()).isFalse();
    assertThat(ProtocolOrder.of(tls)).containsExactly(Protocol.TCP);
    assertThat(TlsCapture.of(wire.capture()).conversations()).isEmpty();
  }

  @Test
  void aCaptureThatEndsInsideARecordSaysWhatIsLeft() {
    byte[] flight = Rfc8448.octets("simple.server.flight");
    wire.replay("simple.client.hello", "simple.server.hello");
    wire.send(Side.SERVER, Arrays.copyOf(flight, 300));
    byte[] begun = {TlsRecord.HANDSHAKE, 3, 3, 0, 2, 1, 0};
    wire.send(Side.CLIENT, begun);

    assertThat(wire.read(Rfc8448.watchedClient()).describe().lines())
        .containsExactly(
            "client  ClientHello, 196 octets",
            "server  ServerHello, 90 octets",
            "client  a handshake message that is not complete",
            "server  300 octets that are no complete record");
  }

  @Test
  void aCaptureThatBeginsInsideAConnectionIsReadFromItsFirstRecord() {
    Wire late = new Wire();
    late.client(
        TcpHeader.ACK, 500, 700, new String(Rfc8448.octets("simple.client.hello"), ISO_8859_1));
    late.server(
        TcpHeader.ACK, 700, 701, new String(Rfc8448.octets("simple.server.hello"), ISO_8859_1));
    TlsConversation tls = TlsConversation.of(late.conversation());
    assertThat(tls.describe())
        .isEqualTo("client  ClientHello, 196 octets\nserver  ServerHello, 90 octets");
    assertThat(ProtocolOrder.of(tls))
        .as("no handshake of TCP was seen")
        .containsExactly(Protocol.TLS);
  }

  @Test
  void messagesThatDoNotFollowTheSyntaxTellNothing() {
    byte[] hello = {(byte) HandshakeType.CLIENT_HELLO.code(), 0, 0, 2, 3, 3};
    wire.send(Side.CLIENT, new TlsRecord(TlsRecord.HANDSHAKE, 0x0303, hello).toByteArray());
    hello[0] = (byte) HandshakeType.SERVER_HELLO.code();
    wire.send(Side.SERVER, new TlsRecord(TlsRecord.HANDSHAKE, 0x0303, hello).toByteArray());
    hello[0] = (byte) HandshakeType.CERTIFICATE.code();
    wire.send(Side.SERVER, new TlsRecord(TlsRecord.HANDSHAKE, 0x0303, hello).toByteArray());

    TlsConversation tls = wire.read(Rfc8448.watchedClient());
    assertThat(tls.messages())
        .extracting(TlsMessage::name)
        .containsExactly("ClientHello", "ServerHello", "Certificate");
    assertThat(tls.clientHello()).isEmpty();
    assertThat(tls.serverHello()).isEmpty();
    assertThat(tls.serverName()).isEmpty();
    assertThat(tls.group()).isEmpty();
    assertThat(tls.applicationProtocol()).isEmpty();
    assertThat(tls.offeredProtocols()).isEmpty();
    assertThat(tls.certificates()).isEmpty();
  }
}
