package io.faultwire.tls.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.TestCertificateAuthority;
import io.faultwire.tls.message.TlsVersion;
import io.faultwire.tls.probe.VersionAnswer.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VersionProbeTest {
  private static final CertificateChain CHAIN =
      TestCertificateAuthority.root("Root").issue("shop.test");

  @ParameterizedTest
  @CsvSource({
    "TLSv1.2, TLS_1_2, OFFERED",
    "TLSv1.2, TLS_1_3, REFUSED",
    "TLSv1.3, TLS_1_3, OFFERED",
    "TLSv1.3, TLS_1_2, REFUSED",
    "TLSv1.3, TLS_1_1, REFUSED",
    "TLSv1.3, TLS_1_0, REFUSED",
    "TLSv1.3, SSL_3_0, REFUSED",
  })
  void aRealServerIsReadRight(String offered, TlsVersion asked, Kind expected) throws Exception {
    try (TlsServerFixture server = TlsServerFixture.jsse(CHAIN, offered)) {
      assertThat(VersionProbe.ask(server.endpoint(), asked).kind()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TlsVersion.class,
      names = {"SSL_3_0", "TLS_1_0", "TLS_1_1", "TLS_1_2"})
  void aServerHelloOfTheVersionIsAnOffer(TlsVersion version) throws Exception {
    String hello =
        "16%1$04x002a0200002603%2$02x".formatted(version.code(), version.code() & 0xFF)
            + "11".repeat(32)
            + "00c02f00";

    assertThat(ask(hello, version).isOffered()).isTrue();
    assertThat(ask(hello, TlsVersion.TLS_1_3).kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void anAlertIsARefusalWithItsName() throws Exception {
    assertThat(ask("15030100020246", TlsVersion.TLS_1_0))
        .isEqualTo(new VersionAnswer(Kind.REFUSED, "alert protocol_version (70)"));
  }

  @Test
  void aClosedConnectionIsARefusal() throws Exception {
    assertThat(ask("", TlsVersion.TLS_1_0).kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void plainTextIsNotTls() throws Exception {
    String http =
        HexFormat.of()
            .formatHex("HTTP/1.1 400 Bad Request\r\n".getBytes(StandardCharsets.US_ASCII));

    assertThat(ask(http, TlsVersion.TLS_1_2))
        .isEqualTo(new VersionAnswer(Kind.NOT_TLS, "first byte 0x48"));
  }

  @ParameterizedTest
  @CsvSource({"1603010000", "16030100020200", "16030100040e000000"})
  void aHandshakeThatIsNoServerHelloIsNotTls(String bytes) throws Exception {
    assertThat(ask(bytes, TlsVersion.TLS_1_2).kind()).isEqualTo(Kind.NOT_TLS);
  }

  @Test
  void aServerThatNeverAnswersIsAnError() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    try (TlsServerFixture server = TlsServerFixture.talking(s -> await(done))) {
      TlsEndpoint patient = server.endpoint();
      TlsEndpoint impatient =
          new TlsEndpoint(
              patient.host(), patient.port(), null, patient.sockets(), Duration.ofMillis(50));

      assertThatThrownBy(() -> VersionProbe.ask(impatient, TlsVersion.TLS_1_2))
          .isInstanceOf(SocketTimeoutException.class);
      done.countDown();
    }
  }

  @Test
  void aServerThatIsNotThereIsAnError() throws Exception {
    try (TlsServerFixture server = TlsServerFixture.talking(s -> {});
        Socket reserved = new Socket()) {
      reserved.bind(new InetSocketAddress(server.endpoint().host(), 0));
      TlsEndpoint nobody =
          new TlsEndpoint(
              server.endpoint().host(),
              reserved.getLocalPort(),
              null,
              server.endpoint().sockets(),
              Duration.ofSeconds(5));

      assertThatThrownBy(() -> VersionProbe.ask(nobody, TlsVersion.TLS_1_2))
          .isInstanceOf(ConnectException.class);
    }
  }

  private static VersionAnswer ask(String answer, TlsVersion version) throws IOException {
    try (TlsServerFixture server =
        TlsServerFixture.talking(
            socket -> {
              socket.getInputStream().read(new byte[4096]);
              socket.getOutputStream().write(HexFormat.of().parseHex(answer));
            })) {
      return VersionProbe.ask(server.endpoint(), version);
    }
  }

  private static void await(CountDownLatch done) {
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
