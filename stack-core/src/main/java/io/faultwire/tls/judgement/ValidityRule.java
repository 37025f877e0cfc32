package io.faultwire.tls.judgement;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Checks the validity periods, both ends inclusive (RFC 5280, sections 4.1.2.5 and 6.1.3). */
final class ValidityRule implements Rule {
  @Override
  public void judge(CertificationPath path, ChainQuestion question, Findings findings) {
    Instant at = question.at().truncatedTo(ChronoUnit.SECONDS);
    for (CertificateView each : path.certificates()) {
      boolean leaf = path.isLeaf(each);
      if (at.isBefore(each.notBefore())) {
        findings.addHere(
            leaf ? Point.NOT_YET_VALID : Point.ISSUER_NOT_YET_VALID,
            each,
            "notBefore at or before " + at,
            "notBefore " + each.notBefore(),
            "correct the server's clock or wait; else have the certificate issued again");
      }
      if (at.isAfter(each.notAfter())) {
        findings.addHere(
            leaf ? Point.EXPIRED : Point.ISSUER_EXPIRED,
            each,
            "notAfter at or after " + at,
            "notAfter " + each.notAfter(),
            leaf ? "renew the certificate" : "get a chain through a current intermediate");
      }
    }
  }
}
