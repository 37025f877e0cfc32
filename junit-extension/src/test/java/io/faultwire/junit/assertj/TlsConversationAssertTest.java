package io.faultwire.junit.assertj;

import static io.faultwire.junit.assertj.FaultwireAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.capture.Capture;
import io.faultwire.capture.Side;
import io.faultwire.capture.tls.Protocol;
import io.faultwire.capture.tls.TlsCapture;
import io.faultwire.capture.tls.TlsConversation;
import io.faultwire.tls.TestCertificateAuthority;
import io.faultwire.tls.message.AlertDescription;
import io.faultwire.tls.message.HandshakeType;
import io.faultwire.tls.message.TlsVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsConversationAssertTest {
  private static final SSLContext STRANGER =
      TestCertificateAuthority.root("Stranger").issue("shop.test").clientContext();

  @Test
  void tls13IsReadWithTheKeysOfTheClient() throws IOException {
    try (HttpsOnTheWire wire = new HttpsOnTheWire()) {
      assertThat(wire.ask("TLSv1.3", HttpsOnTheWire.CHAIN.clientContext(wire.keyLog))).isTrue();
      TlsConversation tls = wire.decrypted();

      assertThat(tls)
          .completedHandshake()
          .wasNotRefused()
          .spoke(TlsVersion.TLS_1_3)
          .usedCipherSuite("TLS_AES_256_GCM_SHA384")
          .usedGroup("x25519")
          .askedFor("shop.test")
          .agreedOn("http/1.1")
          .presented(HttpsOnTheWire.CHAIN.presented())
          .exchanged(
              HandshakeType.CLIENT_HELLO,
              HandshakeType.SERVER_HELLO,
              HandshakeType.ENCRYPTED_EXTENSIONS,
              HandshakeType.CERTIFICATE,
              HandshakeType.CERTIFICATE_VERIFY,
              HandshakeType.FINISHED,
              HandshakeType.FINISHED)
          .wentThrough(Protocol.TCP, Protocol.TLS, Protocol.HTTP);
      assertThat(tls.isDecrypted()).isTrue();
      assertThat(new String(tls.applicationData(Side.CLIENT), US_ASCII))
          .startsWith("GET / HTTP/1.1")
          .contains(HttpsOnTheWire.PASSWORD);
      assertThat(tls.alerts()).isNotEmpty();
      assertThat(wire.network.capture()).neverShowed(HttpsOnTheWire.PASSWORD);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256"})
  void theOtherSuitesAreReadAsWell(String suite) throws IOException {
    try (HttpsOnTheWire wire = new HttpsOnTheWire()) {
      wire.ask("TLSv1.3", HttpsOnTheWire.CHAIN.clientContext(wire.keyLog), suite);

      TlsConversation tls = wire.decrypted();
      assertThat(tls).usedCipherSuite(suite).wentThrough(Protocol.TCP, Protocol.TLS, Protocol.HTTP);
      assertThat(tls.isDecrypted()).isTrue();
    }
  }

  @Test
  void aServerThatIsOursTellsItsKeysToo() throws IOException {
    try (HttpsOnTheWire wire = new HttpsOnTheWire()) {
      wire.server = HttpsOnTheWire.CHAIN.serverContext(wire.keyLog);
      assertThat(wire.ask("TLSv1.3", HttpsOnTheWire.CHAIN.clientContext())).isTrue();

      assertThat(wire.decrypted().isDecrypted()).isTrue();
    }
  }

  @Test
  void withoutKeysTls13HidesWhoRefused() throws IOException {
    try (HttpsOnTheWire wire = new HttpsOnTheWire()) {
      assertThat(wire.ask("TLSv1.3", STRANGER)).isFalse();
      TlsConversation tls = wire.decrypted();

      String remedy = "what is encrypted may be an alert and cannot be read: give the key log";
      assertThatThrownBy(() -> assertThat(tls).completedHandshake()).hasMessageContaining(remedy);
      assertThatThrownBy(() -> assertThat(tls).wasNotRefused()).hasMessageContaining(remedy);
      assertThatThrownBy(
              () -> assertThat(tls).wasRefusedBy(Side.CLIENT, AlertDescription.CERTIFICATE_UNKNOWN))
          .hasMessageContaining(remedy);
    }
  }

  @Test
  void withoutKeysTls13ShowsItsHellosOnly() throws IOException {
    try (HttpsOnTheWire wire = new HttpsOnTheWire()) {
      wire.ask("TLSv1.3", HttpsOnTheWire.CHAIN.clientContext());
      TlsConversation tls = wire.decrypted();

      assertThat(tls).completedHandshake().spoke(TlsVersion.TLS_1_3).askedFor("shop.test");
      assertThat(tls).wentThrough(Protocol.TCP, Protocol.TLS);
      assertThat(tls.isDecrypted()).isFalse();
      assertThat(tls.applicationProtocol()).isEmpty();
      assertThatThrownBy(() -> assertThat(tls).presented(HttpsOnTheWire.CHAIN.presented()))
          .hasMessageContaining("TLS 1.3 encrypts them, give the key log");
    }
  }

  @Test
  void tls12IsReadWithoutKeys() throws IOException {
    try (HttpsOnTheWire wire = new HttpsOnTheWire()) {
      assertThat(wire.ask("TLSv1.2", HttpsOnTheWire.CHAIN.clientContext())).isTrue();
      TlsConversation tls = wire.decrypted();

      assertThat(tls)
          .completedHandshake()
          .wasNotRefused()
          .spoke(TlsVersion.TLS_1_2)
          .usedGroup("x25519")
          .agreedOn("http/1.1")
          .presented(HttpsOnTheWire.CHAIN.presented())
          .wentThrough(Protocol.TCP, Protocol.TLS, Protocol.HTTP);
      assertThat(wire.network.capture().tcp("client", "server:443"))
          .wentThrough(Protocol.TCP, Protocol.TLS, Protocol.HTTP);
      assertThat(tls.messages().get(0).toString()).startsWith("client  ClientHello, ");
    }
  }

  @Test
  void whoRefusesIsToldAndWhy() throws IOException {
    for (String version : List.of("TLSv1.2", "TLSv1.3")) {
      try (HttpsOnTheWire wire = new HttpsOnTheWire()) {
        SSLContext client =
            version.equals("TLSv1.2")
                ? STRANGER
                : TestCertificateAuthority.root("Stranger")
                    .issue("shop.test")
                    .clientContext(wire.keyLog);
        assertThat(wire.ask(version, client)).isFalse();
        TlsConversation tls = wire.decrypted();

        assertThat(tls).wasRefusedBy(Side.CLIENT, AlertDescription.CERTIFICATE_UNKNOWN);
        assertThatThrownBy(() -> assertThat(tls).wasNotRefused())
            .hasMessageContaining("the client refused with alert certificate_unknown (46)");
        assertThatThrownBy(() -> assertThat(tls).completedHandshake())
            .hasMessageContaining("the client refused with alert certificate_unknown (46)");
        assertThatThrownBy(
                () -> assertThat(tls).wasRefusedBy(Side.SERVER, AlertDescription.UNKNOWN_CA))
            .hasMessageContaining("to have been refused by the server with unknown_ca")
            .hasMessageContaining("client  ClientHello");
      }
    }
  }

  @Test
  void httpInTheClearIsToldApart() throws IOException {
    try (HttpsOnTheWire wire = new HttpsOnTheWire()) {
      wire.askInTheClear();
      Capture capture = wire.network.capture();

      assertThat(capture.tcp("client", "server:80")).wentThrough(Protocol.TCP, Protocol.HTTP);
      assertThatThrownBy(
              () ->
                  assertThat(capture.tcp("client", "server:80"))
                      .wentThrough(Protocol.TCP, Protocol.TLS, Protocol.HTTP))
          .hasMessageContaining("to have gone through TCP -> TLS -> HTTP")
          .hasMessageContaining("it went through TCP -> HTTP");
      TlsConversation none = TlsConversation.of(capture.tcp("client", "server:80"));
      assertThatThrownBy(() -> assertThat(none).completedHandshake())
          .hasMessageContaining("it has no record of TLS");
      assertThatThrownBy(() -> assertThat(none).wasNotRefused())
          .hasMessageContaining("it has no record of TLS");
      assertThatThrownBy(() -> assertThat(none).spoke(TlsVersion.TLS_1_3))
          .hasMessageContaining("the capture does not tell any");
      assertThatThrownBy(() -> assertThat(capture).neverShowed(HttpsOnTheWire.PASSWORD))
          .hasMessageContaining("never show 'correct horse battery staple'")
          .hasMessageContaining("'correct horse battery staple'");
      assertThatThrownBy(() -> assertThat(capture).neverShowed("wrong horse battery stable"))
          .as("a part of eight octets")
          .hasMessageContaining("horse battery sta");
      assertThat(capture).neverShowed("neither whole nor in parts");
    }
  }

  @Test
  void anEmptyCaptureProvesNothing() throws IOException {
    try (HttpsOnTheWire wire = new HttpsOnTheWire()) {
      assertThatThrownBy(() -> assertThat(wire.network.capture()).neverShowed("anything"))
          .hasMessageContaining("it has no frame; capture while the text is sent");
    }
  }

  @Test
  void eachAssertionFailsWithWhatWasThere() throws IOException {
    try (HttpsOnTheWire wire = new HttpsOnTheWire()) {
      wire.ask("TLSv1.3", HttpsOnTheWire.CHAIN.clientContext(wire.keyLog));
      TlsConversation tls = wire.decrypted();

      assertThatThrownBy(() -> assertThat(tls).spoke(TlsVersion.TLS_1_2))
          .hasMessageContaining("to speak TLS 1.2")
          .hasMessageContaining("it was TLS 1.3");
      assertThatThrownBy(() -> assertThat(tls).usedCipherSuite("TLS_AES_128_GCM_SHA256"))
          .hasMessageContaining("it was TLS_AES_256_GCM_SHA384");
      assertThatThrownBy(() -> assertThat(tls).usedGroup("x448")).hasMessageContaining("x25519");
      assertThatThrownBy(() -> assertThat(tls).askedFor("other")).hasMessageContaining("shop.test");
      assertThatThrownBy(() -> assertThat(tls).agreedOn("h2")).hasMessageContaining("http/1.1");
      assertThatThrownBy(() -> assertThat(tls).presented(List.of()))
          .hasMessageContaining("CN=shop.test");
      assertThatThrownBy(
              () ->
                  assertThat(tls).exchanged(HandshakeType.SERVER_HELLO, HandshakeType.CLIENT_HELLO))
          .hasMessageContaining("there is no ClientHello behind the others");
      assertThatThrownBy(() -> assertThat(tls).wentThrough(Protocol.TCP, Protocol.HTTP))
          .hasMessageContaining("it went through TCP -> TLS -> HTTP");
      assertThatThrownBy(
              () -> assertThat(tls).wasRefusedBy(Side.CLIENT, AlertDescription.UNKNOWN_CA))
          .hasMessageContaining("nobody sent a fatal alert");
    }
  }

  @Test
  void aFileCarriesTheSecretsThatOpenIt() throws IOException {
    try (HttpsOnTheWire wire = new HttpsOnTheWire()) {
      wire.ask("TLSv1.3", HttpsOnTheWire.CHAIN.clientContext(wire.keyLog));
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      TlsCapture.of(wire.network.capture(), wire.keyLog).writePcapng(file);
      Capture read = Capture.read("memory", file.toByteArray());

      assertThat(read.tlsSecrets()).contains("CLIENT_HANDSHAKE_TRAFFIC_SECRET ");
      TlsConversation tls = TlsCapture.of(read).conversation("client", "server:443");
      assertThat(tls).agreedOn("http/1.1").wentThrough(Protocol.TCP, Protocol.TLS, Protocol.HTTP);

      ByteArrayOutputStream again = new ByteArrayOutputStream();
      read.writePcapng(again);
      assertThat(again.toByteArray()).isEqualTo(file.toByteArray());
    }
  }
}
