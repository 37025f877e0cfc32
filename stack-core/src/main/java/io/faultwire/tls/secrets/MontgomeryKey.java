package io.faultwire.tls.secrets;

import java.util.Optional;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc7748.X448;

/**
 * A private key of x25519 or x448, which is the octets as they were drawn (RFC 7748, section 5).
 *
 * @param size octets of each key and of the secret
 */
@SuppressWarnings("ArrayRecordComponent")
record MontgomeryKey(int size, Generation generation, Agreement agreement, byte[] draw)
    implements EphemeralKey {

  /** Makes a public key of a private one; the numbers are offsets. */
  interface Generation {
    void generate(byte[] draw, int from, byte[] publicKey, int to);
  }

  /** Makes a secret, or returns false for a point of low order; the numbers are offsets. */
  interface Agreement {
    boolean agree(byte[] draw, int from, byte[] peer, int peerFrom, byte[] secret, int to);
  }

  static MontgomeryKey x25519(byte[] draw) {
    return new MontgomeryKey(
        X25519.POINT_SIZE, X25519::generatePublicKey, X25519::calculateAgreement, draw);
  }

  static MontgomeryKey x448(byte[] draw) {
    return new MontgomeryKey(
        X448.POINT_SIZE, X448::generatePublicKey, X448::calculateAgreement, draw);
  }

  @Override
  public byte[] publicKey() {
    byte[] publicKey = new byte[size];
    generation.generate(draw, 0, publicKey, 0);
    return publicKey;
  }

  @Override
  public Optional<byte[]> agree(byte[] peer) {
    byte[] secret = new byte[size];
    return peer.length == size && agreement.agree(draw, 0, peer, 0, secret, 0)
        ? Optional.of(secret)
        : Optional.empty();
  }
}
