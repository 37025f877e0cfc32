package io.faultwire.tls.judgement;

import java.util.Locale;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;

/** Checks the hash that each signature rests on (RFC 9325, section 4.5; RFC 8446, 4.4.2.2). */
final class SignatureRule implements Rule {
  private static final Pattern WEAK_HASH = Pattern.compile(".*(MD[245]|SHA-?1)(?![0-9]).*");

  @Override
  public void judge(CertificationPath path, ChainQuestion question, Findings findings) {
    for (CertificateView each : path.certificates()) {
      Certificate certificate = each.holder().toASN1Structure();
      AlgorithmIdentifier algorithm = certificate.getSignatureAlgorithm();
      if (!algorithm.equals(certificate.getTBSCertificate().getSignature())) {
        findings.addHere(
            Point.ENCODING,
            each,
            "the same signature algorithm inside and outside of the signed part",
            "two different ones",
            "have the certificate issued again");
      }
      String name = name(algorithm);
      // A root is trusted as it is: nobody relies on its signature over itself.
      if (WEAK_HASH.matcher(name).matches() && !path.isAnchor(each)) {
        findings.add(
            path.isLeaf(each) ? Point.WEAK_LEAF_SIGNATURE : Point.WEAK_ISSUER_SIGNATURE,
            each,
            "a signature over SHA-256 or stronger",
            name,
            "have the certificate issued again by a CA that signs with SHA-256");
      }
    }
  }

  private static String name(AlgorithmIdentifier algorithm) {
    if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
      AlgorithmIdentifier hash =
          RSASSAPSSparams.getInstance(algorithm.getParameters()).getHashAlgorithm();
      return new DefaultAlgorithmNameFinder().getAlgorithmName(hash) + "WITHRSAANDMGF1";
    }
    return new DefaultAlgorithmNameFinder().getAlgorithmName(algorithm).toUpperCase(Locale.ROOT);
  }
}
