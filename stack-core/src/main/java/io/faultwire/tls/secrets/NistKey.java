package io.faultwire.tls.secrets;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;

/**
 * A private key of a curve of NIST's, made of 64 bits more than it has, modulo the curve's order
 * (FIPS 186-5, appendix A.2.1).
 */
record NistKey(X9ECParameters curve, BigInteger scalar) implements EphemeralKey {
  private static final int EXTRA_BITS = 64;

  /**
   * Makes a key as the JDK does.
   *
   * @param draw the number, its lowest octet first; bits above its length are not heeded
   */
  static NistKey of(String name, byte[] draw) {
    X9ECParameters curve = CustomNamedCurves.getByName(name);
    BigInteger order = curve.getN();
    byte[] bigEndian = new byte[draw.length];
    for (int i = 0; i < draw.length; i++) {
      bigEndian[i] = draw[draw.length - 1 - i];
    }
    BigInteger heeded = BigInteger.ONE.shiftLeft(order.bitLength() + EXTRA_BITS);
    return new NistKey(curve, new BigInteger(1, bigEndian).mod(heeded).mod(order));
  }

  @Override
  public byte[] publicKey() {
    return curve.getG().multiply(scalar).getEncoded(/* compressed= */ false);
  }

  @Override
  public Optional<byte[]> agree(byte[] peer) {
    try {
      ECPoint point = curve.getCurve().decodePoint(peer).multiply(scalar).normalize();
      return Optional.of(point.getAffineXCoord().getEncoded());
    } catch (IllegalArgumentException | IllegalStateException e) {
      return Optional.empty();
    }
  }
}
