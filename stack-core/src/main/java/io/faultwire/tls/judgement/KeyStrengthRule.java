package io.faultwire.tls.judgement;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/** Checks the kind and length of every key on the path (RFC 9325, section 4.5; CA/B BR 6.1.5). */
final class KeyStrengthRule implements Rule {
  private static final int MIN_RSA_BITS = 2048;
  private static final int MIN_EC_BITS = 256;
  private static final BigInteger MIN_EXPONENT = BigInteger.valueOf(65_537);

  /** Algorithms that have one strength, which suffices. */
  private static final Set<ASN1ObjectIdentifier> STRONG =
      Set.of(
          EdECObjectIdentifiers.id_Ed25519,
          EdECObjectIdentifiers.id_Ed448,
          NISTObjectIdentifiers.id_ml_dsa_44,
          NISTObjectIdentifiers.id_ml_dsa_65,
          NISTObjectIdentifiers.id_ml_dsa_87);

  @Override
  public void judge(CertificationPath path, ChainQuestion question, Findings findings) {
    for (CertificateView each : path.certificates()) {
      String weakness = weakness(each.publicKey());
      if (!weakness.isEmpty()) {
        findings.add(
            path.isLeaf(each) ? Point.WEAK_LEAF_KEY : Point.WEAK_ISSUER_KEY,
            each,
            "RSA of at least 2048 bits, an elliptic curve of at least 256 bits, or EdDSA",
            weakness,
            path.isLeaf(each)
                ? "make a stronger key and have it certified"
                : "get a chain through issuers with strong keys");
      }
      exponent(each, findings);
    }
  }

  /** Checks the exponent (CA/B BR 6.1.6), whose smallness has been fatal with sloppy padding. */
  private static void exponent(CertificateView each, Findings findings) {
    if (!isRsa(each.publicKey().getAlgorithm().getAlgorithm())) {
      return;
    }
    RSAPublicKey rsa = rsaKey(each.publicKey());
    if (rsa != null && rsa.getPublicExponent().compareTo(MIN_EXPONENT) < 0) {
      findings.addHere(
          Point.SMALL_EXPONENT,
          each,
          "an RSA exponent of at least " + MIN_EXPONENT,
          "the exponent " + rsa.getPublicExponent(),
          "make a key with the usual exponent and have it certified");
    }
  }

  private static boolean isRsa(ASN1ObjectIdentifier algorithm) {
    return algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)
        || algorithm.equals(PKCSObjectIdentifiers.id_RSASSA_PSS);
  }

  private static String weakness(SubjectPublicKeyInfo key) {
    ASN1ObjectIdentifier algorithm = key.getAlgorithm().getAlgorithm();
    if (STRONG.contains(algorithm)) {
      return "";
    }
    if (isRsa(algorithm)) {
      return rsaWeakness(key);
    }
    if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return curveWeakness(key.getAlgorithm().getParameters());
    }
    return "a key of algorithm " + algorithm;
  }

  private static String rsaWeakness(SubjectPublicKeyInfo key) {
    RSAPublicKey rsa = rsaKey(key);
    if (rsa == null) {
      return "an RSA key that cannot be read";
    }
    int bits = rsa.getModulus().bitLength();
    return bits >= MIN_RSA_BITS && bits % 8 == 0 ? "" : "RSA of " + bits + " bits";
  }

  private static @Nullable RSAPublicKey rsaKey(SubjectPublicKeyInfo key) {
    try {
      return RSAPublicKey.getInstance(key.parsePublicKey());
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  private static String curveWeakness(ASN1Encodable parameters) {
    if (!(parameters instanceof ASN1ObjectIdentifier curve)) {
      return "an elliptic curve by explicit parameters";
    }
    X9ECParameters known = ECNamedCurveTable.getByOID(curve);
    if (known == null) {
      return "the unknown elliptic curve " + curve;
    }
    int bits = known.getN().bitLength();
    return bits >= MIN_EC_BITS ? "" : "the elliptic curve " + ECNamedCurveTable.getName(curve);
  }
}
