package io.faultwire.tls.judgement;

import io.faultwire.tls.RevocationStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Checks that no certificate is revoked (RFC 5280, sections 6.1.3 and 6.3; RFC 6960; RFC 7633). */
final class RevocationRule implements Rule {
  @Override
  public void judge(CertificationPath path, ChainQuestion question, Findings findings) {
    if (!question.status().asked()) {
      return;
    }
    List<CertificateView> all = path.certificates();
    for (int i = 0; i + 1 < all.size(); i++) {
      status(all.get(i), all.get(i + 1), question, findings);
    }
    if (StatusSources.of(path.leaf()).mustStaple() && question.status().stapled().isEmpty()) {
      findings.add(
          Point.STAPLE_MISSING,
          path.leaf(),
          "an OCSP response in the handshake, as the certificate promises",
          "none was sent",
          "switch stapling on (nginx: ssl_stapling on;), or have a certificate without the promise");
    }
  }

  private static void status(
      CertificateView certificate,
      CertificateView issuer,
      ChainQuestion question,
      Findings findings) {
    List<StatusClaim> claims = claims(certificate, issuer, question.status());
    List<StatusClaim> authentic = claims.stream().filter(StatusClaim::authentic).toList();
    Instant at = question.at();
    for (StatusClaim claim : authentic) {
      if (claim.status() == RevocationStatus.REVOKED) {
        findings.add(
            Point.REVOKED,
            certificate,
            "a certificate that is not revoked",
            "the " + claim.source() + " of " + claim.thisUpdate() + " says that it is revoked",
            "replace the certificate and its key");
        return;
      }
    }
    if (authentic.stream().anyMatch(c -> c.status() == RevocationStatus.GOOD && c.isCurrent(at))) {
      return;
    }
    for (StatusClaim claim : claims) {
      doubt(claim, at, certificate, issuer, findings);
    }
    if (claims.isEmpty() && !StatusSources.of(certificate).isEmpty()) {
      findings.add(
          Point.STATUS_MISSING,
          certificate,
          "an answer where the certificate says that its status can be had",
          "none came from "
              + StatusSources.of(certificate).responders()
              + StatusSources.of(certificate).lists(),
          "have the CA repair its responder, or a certificate without it issued");
    }
  }

  private static void doubt(
      StatusClaim claim,
      Instant at,
      CertificateView certificate,
      CertificateView issuer,
      Findings findings) {
    if (!claim.authentic()) {
      findings.add(
          Point.STATUS_NOT_AUTHENTIC,
          certificate,
          "a status that " + issuer.label() + " has signed, or a responder that it certifies",
          "the " + claim.source() + " is signed by somebody else",
          "have the CA repair its responder");
    } else if (!claim.isCurrent(at)) {
      findings.add(
          Point.STATUS_NOT_CURRENT,
          certificate,
          "a status that is true at " + at,
          "the " + claim.source() + " is true " + claim.period(),
          "have the CA renew it; where the server sends it, let the server fetch it again");
    } else {
      findings.add(
          Point.STATUS_UNKNOWN,
          certificate,
          "a status that the responder knows",
          "the " + claim.source() + " says that it does not know the certificate",
          "ask the CA why its responder does not know what it has issued");
    }
  }

  private static List<StatusClaim> claims(
      CertificateView certificate, CertificateView issuer, StatusEvidence evidence) {
    List<StatusClaim> claims = new ArrayList<>();
    for (byte[] response : evidence.allResponses()) {
      claims.addAll(OcspClaims.read(response, certificate, issuer));
    }
    for (byte[] list : evidence.lists()) {
      claims.addAll(ListClaims.read(list, certificate, issuer));
    }
    return claims;
  }
}
