package io.faultwire.suites.tls;

import io.faultwire.tls.message.CipherSuites;
import io.faultwire.tls.message.HandshakeMessage;
import io.faultwire.tls.message.HandshakeType;
import io.faultwire.tls.message.MalformedTlsException;
import io.faultwire.tls.message.ServerHello;
import io.faultwire.tls.message.TlsReader;
import io.faultwire.tls.probe.ServerAnswer;
import java.util.Optional;

/**
 * What a server of TLS 1.2 says about its ephemeral key (RFC 5246, section 7.4.3; RFC 8422, 5.4).
 *
 * @param group the curve, or 0 for finite-field Diffie-Hellman
 * @param primeBits the size of the prime, or 0 for a curve
 * @param signatureAlgorithm what the message is signed with, or 0 if it is not signed
 */
record ServerKeyExchange(int group, int primeBits, int signatureAlgorithm) {
  private static final int NAMED_CURVE = 3;

  /** Read the message of an answer; empty if there is none that can be read. */
  static Optional<ServerKeyExchange> of(ServerAnswer answer) {
    HandshakeMessage message = answer.message(HandshakeType.SERVER_KEY_EXCHANGE).orElse(null);
    ServerHello hello = answer.hello().orElse(null);
    if (message == null || hello == null) {
      return Optional.empty();
    }
    try {
      return parse(message.body(), CipherSuites.nameOf(hello.cipherSuite()));
    } catch (MalformedTlsException e) {
      return Optional.empty();
    }
  }

  private static Optional<ServerKeyExchange> parse(byte[] body, String suite) {
    TlsReader in = new TlsReader(body);
    if (suite.startsWith("TLS_ECDHE_")) {
      int group = in.u8() == NAMED_CURVE ? in.u16() : 0;
      in.sized8();
      return Optional.of(new ServerKeyExchange(group, 0, signature(in)));
    }
    if (suite.startsWith("TLS_DHE_")) {
      int bits = new java.math.BigInteger(1, in.sized16().rest()).bitLength();
      in.sized16();
      in.sized16();
      return Optional.of(new ServerKeyExchange(0, bits, signature(in)));
    }
    return Optional.empty();
  }

  private static int signature(TlsReader in) {
    return in.hasRemaining() ? in.u16() : 0;
  }
}
