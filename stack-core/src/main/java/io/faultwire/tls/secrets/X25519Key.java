package io.faultwire.tls.secrets;

import java.util.Optional;
import org.bouncycastle.math.ec.rfc7748.X25519;

/** A private key of x25519, which is the octets as they were drawn (RFC 7748, section 5). */
@SuppressWarnings("ArrayRecordComponent")
record X25519Key(byte[] draw) implements EphemeralKey {
  @Override
  public byte[] publicKey() {
    byte[] publicKey = new byte[X25519.POINT_SIZE];
    X25519.generatePublicKey(draw, 0, publicKey, 0);
    return publicKey;
  }

  @Override
  public Optional<byte[]> agree(byte[] peer) {
    byte[] secret = new byte[X25519.POINT_SIZE];
    return peer.length == X25519.POINT_SIZE
            && X25519.calculateAgreement(draw, 0, peer, 0, secret, 0)
        ? Optional.of(secret)
        : Optional.empty();
  }
}
