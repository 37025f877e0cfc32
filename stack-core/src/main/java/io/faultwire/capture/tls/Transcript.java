package io.faultwire.capture.tls;

import io.faultwire.tls.message.HandshakeMessage;
import io.faultwire.tls.message.HandshakeType;
import io.faultwire.tls.secrets.SuiteCrypto;
import java.io.ByteArrayOutputStream;

/** The handshake messages of a connection that its secrets depend on (RFC 8446, 4.4.1). */
final class Transcript {
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

  void add(HandshakeMessage message) {
    octets.writeBytes(message.toByteArray());
  }

  /** Replaces the first ClientHello by its hash, as a HelloRetryRequest asks for. */
  void beginAgain(SuiteCrypto suite) {
    byte[] hash = suite.hash(octets());
    octets.reset();
    add(new HandshakeMessage(HandshakeType.MESSAGE_HASH.code(), hash));
  }

  byte[] octets() {
    return octets.toByteArray();
  }
}
