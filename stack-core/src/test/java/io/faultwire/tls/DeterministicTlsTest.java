package io.faultwire.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.tls.secrets.KeyLog;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeterministicTlsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @ParameterizedTest
  @CsvSource({"TLSv1.3", "TLSv1.2"})
  void theSameSeedGivesTheSameHandshakeBytes(String protocol) throws Exception {
    byte[] first = handshake(7, protocol);

    assertThat(first).hasSizeGreaterThan(1000).isEqualTo(handshake(7, protocol));
    assertThat(first).isNotEqualTo(handshake(8, protocol));
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.3", "TLSv1.2"})
  void aKeyLogChangesNoByte(String protocol) throws Exception {
    DeterministicTls watched = DeterministicTls.seeded(7, chain(), new KeyLog());

    assertThat(handshake(watched, protocol)).isEqualTo(handshake(7, protocol));
  }

  @Test
  void thePropertyThatSwitchesTicketsOffIsRestored() {
    DeterministicTls.seeded(7, chain());

    assertThat(System.getProperty("jdk.tls.server.enableSessionTicketExtension")).isNull();
  }

  private static CertificateChain chain() {
    return TestCertificateAuthority.root("Root", 7, NOW).intermediate("Issuing").issue("shop.test");
  }

  /** Returns every byte of both sides in the order sent. */
  private static byte[] handshake(long seed, String protocol) throws SSLException {
    return handshake(DeterministicTls.seeded(seed, chain()), protocol);
  }

  private static byte[] handshake(DeterministicTls tls, String protocol) throws SSLException {
    SSLEngine client = tls.client().createSSLEngine("shop.test", 443);
    SSLEngine server = tls.server().createSSLEngine();
    client.setUseClientMode(true);
    server.setUseClientMode(false);
    SSLParameters parameters = client.getSSLParameters();
    parameters.setProtocols(new String[] {protocol});
    client.setSSLParameters(parameters);
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    ByteBuffer toServer = ByteBuffer.allocate(1 << 16);
    ByteBuffer toClient = ByteBuffer.allocate(1 << 16);
    for (int turn = 0; turn < 40; turn++) {
      turn(client, toServer, toClient, wire);
      turn(server, toClient, toServer, wire);
    }
    assertThat(client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
    assertThat(client.getSession().getProtocol()).isEqualTo(protocol);
    return wire.toByteArray();
  }

  private static void turn(
      SSLEngine engine, ByteBuffer out, ByteBuffer in, ByteArrayOutputStream wire)
      throws SSLException {
    int before = out.position();
    engine.wrap(ByteBuffer.allocate(0), out);
    for (int i = before; i < out.position(); i++) {
      wire.write(out.get(i));
    }
    in.flip();
    engine.unwrap(in, ByteBuffer.allocate(1 << 16));
    in.compact();
    for (Runnable t = engine.getDelegatedTask(); t != null; t = engine.getDelegatedTask()) {
      t.run();
    }
  }
}
