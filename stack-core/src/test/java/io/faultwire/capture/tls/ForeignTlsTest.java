package io.faultwire.capture.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Capture;
import io.faultwire.capture.Side;
import io.faultwire.tls.secrets.KeyLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Reads what OpenSSL 3.0's {@code s_client -groups X25519:P-256} and {@code s_server -groups P-256
 * -keylogfile} said, as tshark captured it and {@code editcap --inject-secrets} gave it the log.
 */
class ForeignTlsTest {
  private final Capture capture = capture();

  @Test
  void theSecretsInTheFileOpenIt() {
    TlsConversation tls = TlsCapture.of(capture).conversations().get(0);

    assertThat(tls.isDecrypted()).isTrue();
    assertThat(tls.messages())
        .filteredOn(each -> each.type() == 22)
        .extracting(each -> each.from() + " " + each.name())
        .containsExactly(
            "client ClientHello",
            "server HelloRetryRequest",
            "client ClientHello",
            "server ServerHello",
            "server EncryptedExtensions",
            "server Certificate",
            "server CertificateVerify",
            "server Finished",
            "client Finished",
            "server NewSessionTicket");
    assertThat(tls.group()).contains("secp256r1");
    assertThat(tls.cipherSuite()).contains("TLS_AES_256_GCM_SHA384");
    assertThat(tls.applicationProtocol()).contains("http/1.1");
    assertThat(tls.certificates())
        .singleElement()
        .extracting(each -> each.getSubjectX500Principal().getName())
        .isEqualTo("CN=shop.test");
    assertThat(new String(tls.applicationData(Side.CLIENT), US_ASCII))
        .startsWith("GET /card/4111111111111111 HTTP/1.1\r\n");
    assertThat(ProtocolOrder.of(tls)).containsExactly(Protocol.TCP, Protocol.TLS, Protocol.HTTP);
    assertThat(ClearText.find(capture, "4111111111111111")).isEmpty();
    assertThat(ClearText.find(capture, "shop.test")).as("the name that is asked for").hasSize(2);
  }

  @Test
  void withoutThemItsHellosAreRead() {
    TlsConversation tls = TlsCapture.of(capture, new KeyLog()).conversations().get(0);

    assertThat(tls.serverName()).contains("shop.test");
    assertThat(tls.group()).contains("secp256r1");
    assertThat(tls.applicationProtocol()).isEmpty();
    assertThat(tls.isDecrypted()).isFalse();
    assertThat(tls.isEstablished()).isTrue();
  }

  private static Capture capture() {
    try (InputStream in = ForeignTlsTest.class.getResourceAsStream("openssl.pcapng")) {
      return Capture.read("openssl.pcapng", Objects.requireNonNull(in).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
