package io.faultwire.capture.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Side;
import io.faultwire.tls.message.HandshakeMessage;
import io.faultwire.tls.message.HandshakeType;
import io.faultwire.tls.message.TlsReader;
import io.faultwire.tls.message.TlsVersion;
import io.faultwire.tls.secrets.KeyLog;
import io.faultwire.tls.secrets.KeySchedule;
import io.faultwire.tls.secrets.Rfc8448;
import io.faultwire.tls.secrets.SecretLabel;
import io.faultwire.tls.secrets.SuiteCrypto;
import org.junit.jupiter.api.Test;

/** Reads the examples of RFC 8448 from segments. */
class DecryptionTest {
  @Test
  void theEphemeralKeyOfTheClientOpensAll() {
    KeyLog keyLog = Rfc8448.watchedClient();
    TlsConversation tls = new TlsWire().replaySimple().read(keyLog);

    assertThat(tls.isDecrypted()).isTrue();
    assertThat(tls.describe().lines())
        .containsExactly(
            "client  ClientHello, 196 octets",
            "server  ServerHello, 90 octets",
            "server  EncryptedExtensions, 40 octets",
            "server  Certificate, 445 octets",
            "server  CertificateVerify, 136 octets",
            "server  Finished, 36 octets",
            "client  Finished, 36 octets",
            "server  NewSessionTicket, 205 octets",
            "client  application data, 50 octets",
            "server  application data, 50 octets",
            "client  alert close_notify (0, a warning), 2 octets",
            "server  alert close_notify (0, a warning), 2 octets");
    assertThat(tls.applicationData(Side.CLIENT)).isEqualTo(Rfc8448.octets("simple.data"));
    assertThat(tls.applicationData(Side.SERVER)).isEqualTo(Rfc8448.octets("simple.data"));
    assertThat(tls.version()).contains(TlsVersion.TLS_1_3);
    assertThat(tls.group()).contains("x25519");
    assertThat(tls.cipherSuite()).contains("TLS_AES_128_GCM_SHA256");
    assertThat(tls.serverName()).contains("server");
    assertThat(tls.certificates())
        .singleElement()
        .extracting(each -> each.getSubjectX500Principal().getName())
        .isEqualTo("CN=rsa");
    assertThat(tls.certificates(Side.CLIENT)).isEmpty();
    assertThat(tls.isEstablished()).isTrue();
    assertThat(keyLog.toText().lines()).as("what was derived is in the key log").hasSize(4);
  }

  @Test
  void withoutAnySecretTheHellosAreRead() {
    TlsConversation tls = new TlsWire().replaySimple().read();

    assertThat(tls.isDecrypted()).isFalse();
    assertThat(tls.messages()).hasSize(9);
    assertThat(tls.describe()).contains("server  encrypted record, 674 octets");
    assertThat(tls.certificates()).isEmpty();
    assertThat(tls.applicationData(Side.CLIENT)).isEmpty();
    assertThat(tls.isEstablished()).isTrue();
    assertThat(tls.mayHideRefusal()).isTrue();
  }

  @Test
  void theSecretsOfTheHandshakeOpenNoData() {
    TlsConversation tls = new TlsWire().replaySimple().read(Rfc8448.secrets("simple"));

    assertThat(tls.certificates()).hasSize(1);
    assertThat(tls.isDecrypted()).isFalse();
    assertThat(tls.applicationData(Side.CLIENT)).isEmpty();
  }

  @Test
  void aHandshakeThatWasAskedToBeginAgainIsRead() {
    TlsConversation tls = replayRetry().read(Rfc8448.secrets("retry"));

    assertThat(tls.messages())
        .extracting(TlsMessage::name)
        .startsWith("ClientHello", "HelloRetryRequest", "ClientHello", "ServerHello")
        .containsSubsequence("EncryptedExtensions", "Certificate", "Finished", "Finished");
    assertThat(tls.group()).contains("secp256r1");
    assertThat(tls.isEstablished()).isTrue();
  }

  private static TlsWire replayRetry() {
    return new TlsWire()
        .replay("retry.client.first", "retry.server.retry", "retry.client.second")
        .replay("retry.server.hello", "retry.server.flight", "retry.client.finished");
  }

  @Test
  void theSecretsAfterARetryDependOnTheHashOfTheFirstHello() {
    SuiteCrypto suite = SuiteCrypto.AES_128_GCM;
    Transcript transcript = new Transcript();
    transcript.add(message("retry.client.first"));
    transcript.beginAgain(suite);
    transcript.add(message("retry.server.retry"));
    transcript.add(message("retry.client.second"));
    transcript.add(message("retry.server.hello"));

    assertThat(
            new KeySchedule(suite, Rfc8448.octets("retry.shared"))
                .handshake(SecretLabel.CLIENT_HANDSHAKE_TRAFFIC_SECRET, transcript.octets()))
        .isEqualTo(Rfc8448.octets("retry.client.handshake.secret"));
  }

  private static HandshakeMessage message(String name) {
    TlsReader in = new TlsReader(Rfc8448.fragment(name));
    return new HandshakeMessage(in.u8(), in.sized24().rest());
  }

  @Test
  void aRecordThatIsMissingEndsTheReadingOfOneDirection() {
    TlsConversation tls =
        new TlsWire()
            .replay("simple.client.hello", "simple.server.hello", "simple.server.flight")
            .replay("simple.client.finished", "simple.server.data", "simple.client.data")
            .read(Rfc8448.watchedClient());

    assertThat(tls.applicationData(Side.SERVER)).isEmpty();
    assertThat(tls.applicationData(Side.CLIENT)).isNotEmpty();
    assertThat(tls.isDecrypted()).isFalse();
    assertThat(tls.messages().get(7).is(HandshakeType.NEW_SESSION_TICKET)).isFalse();
    assertThat(tls.messages().get(7)).hasToString("server  encrypted record, 67 octets");
  }
}
