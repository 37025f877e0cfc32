package io.faultwire.tls.judgement;

import java.util.List;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Checks who may issue, how deep, and that the server may not (RFC 5280, section 4.2.1.9). */
final class AuthorityRule implements Rule {
  @Override
  public void judge(CertificationPath path, ChainQuestion question, Findings findings) {
    if (path.leaf().isAuthority()) {
      findings.add(
          Point.LEAF_IS_AUTHORITY,
          path.leaf(),
          "basic constraints with the CA flag FALSE, or none",
          "the CA flag is TRUE: who holds the server's key can issue certificates",
          "have a server certificate issued; do not serve the CA's own");
    }
    List<CertificateView> all = path.certificates();
    for (int i = 1; i < all.size(); i++) {
      issuer(all.get(i), findings);
      pathLength(all, i, findings);
    }
  }

  private static void issuer(CertificateView issuer, Findings findings) {
    boolean signs = issuer.allowsUsage(KeyUsage.keyCertSign);
    if (!issuer.isAuthority() || !signs) {
      findings.addHere(
          Point.ISSUER_IS_NO_AUTHORITY,
          issuer,
          "the CA flag TRUE, and keyCertSign where there is a key usage",
          issuer.isAuthority() ? "the key usage lacks keyCertSign" : "the CA flag is not TRUE",
          "get a certificate from a real authority");
    }
  }

  /** Counts the intermediates below that are not self-issued; the leaf is none of them. */
  private static void pathLength(List<CertificateView> all, int index, Findings findings) {
    CertificateView issuer = all.get(index);
    long limit = issuer.pathLength();
    long below = all.subList(1, index).stream().filter(c -> !c.isSelfIssued()).count();
    if (limit >= 0 && below > limit) {
      findings.add(
          Point.PATH_LENGTH,
          issuer,
          "at most " + limit + " intermediates below it",
          below + " intermediates",
          "get a certificate from an authority that this one allows to issue");
    }
  }
}
