package io.faultwire.tls.judgement;

import java.util.List;

/** Checks that the path ends at an anchor and that every signature verifies (RFC 5280, 6.1.3). */
final class TrustRule implements Rule {
  @Override
  public void judge(CertificationPath path, ChainQuestion question, Findings findings) {
    if (!path.anchored()) {
      CertificateView top = path.top();
      boolean selfSigned = top.isSelfSigned();
      findings.add(
          Point.NO_TRUSTED_PATH,
          top,
          "a path of issuers to one of " + question.anchors().anchors().size() + " trusted roots",
          selfSigned
              ? "the path ends at this self-signed certificate, which is not trusted"
              : "the path ends here; its issuer "
                  + top.issuerLabel()
                  + " is neither sent nor trusted",
          selfSigned
              ? "use a certificate of a trusted CA, or give the CA's root as the CA file"
              : "send the missing intermediate, or give the CA's root as the CA file");
    }
    List<CertificateView> all = path.certificates();
    for (int i = 0; i + 1 < all.size(); i++) {
      if (!all.get(i).isSignedBy(all.get(i + 1))) {
        findings.add(
            Point.BAD_SIGNATURE,
            all.get(i),
            "a signature that verifies under the key of " + all.get(i + 1).label(),
            "the signature does not verify",
            "have the certificate issued again, or send the issuer that really signed it");
      }
    }
  }
}
