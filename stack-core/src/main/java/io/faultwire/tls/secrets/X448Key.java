package io.faultwire.tls.secrets;

import java.util.Optional;
import org.bouncycastle.math.ec.rfc7748.X448;

/** A private key of x448, which is the octets as they were drawn (RFC 7748, section 5). */
@SuppressWarnings("ArrayRecordComponent")
record X448Key(byte[] draw) implements EphemeralKey {
  @Override
  public byte[] publicKey() {
    byte[] publicKey = new byte[X448.POINT_SIZE];
    X448.generatePublicKey(draw, 0, publicKey, 0);
    return publicKey;
  }

  @Override
  public Optional<byte[]> agree(byte[] peer) {
    byte[] secret = new byte[X448.POINT_SIZE];
    return peer.length == X448.POINT_SIZE && X448.calculateAgreement(draw, 0, peer, 0, secret, 0)
        ? Optional.of(secret)
        : Optional.empty();
  }
}
