package io.faultwire.tls.revocation;

import io.faultwire.tls.RevocationStatus;
import io.faultwire.tls.TestCertificateAuthority;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Names what a responder says, and how, when it is asked about a certificate. */
public enum StatusAnswer {
  GOOD(RevocationStatus.GOOD),
  REVOKED(RevocationStatus.REVOKED),
  /** The responder does not know the certificate; a revocation list cannot say that. */
  UNKNOWN(RevocationStatus.UNKNOWN),
  /** Good, but only until yesterday. */
  STALE(RevocationStatus.GOOD),
  /** Good, but signed by somebody who has the issuer's name and not its key. */
  FORGED(RevocationStatus.GOOD),
  /** Good, after a delay. */
  LATE(RevocationStatus.GOOD),
  /** The connection is accepted and nothing is said. */
  SILENT(RevocationStatus.GOOD);

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final RevocationStatus status;

  StatusAnswer(RevocationStatus status) {
    this.status = status;
  }

  /** Returns whether an answer comes at all. */
  public boolean isGiven() {
    return this != SILENT;
  }

  /** Signs the OCSP response, current at the issuer's time unless it is to be stale. */
  public byte[] ocspResponse(TestCertificateAuthority issuer, X509Certificate certificate) {
    return issuer.ocspResponse(
        certificate, status, thisUpdate(issuer), nextUpdate(issuer), signer(issuer));
  }

  /** Signs the revocation list, on which the certificate stands if it is to be revoked. */
  public byte[] revocationList(TestCertificateAuthority issuer, X509Certificate certificate) {
    List<BigInteger> revoked =
        status == RevocationStatus.REVOKED ? List.of(certificate.getSerialNumber()) : List.of();
    return signer(issuer).revocationList(revoked, thisUpdate(issuer), nextUpdate(issuer));
  }

  private TestCertificateAuthority signer(TestCertificateAuthority issuer) {
    return this == FORGED ? issuer.impostor() : issuer;
  }

  private Instant thisUpdate(TestCertificateAuthority issuer) {
    return issuer.now().minus(this == STALE ? DAY.multipliedBy(8) : HOUR);
  }

  private Instant nextUpdate(TestCertificateAuthority issuer) {
    return this == STALE ? issuer.now().minus(DAY) : issuer.now().plus(DAY.multipliedBy(7));
  }
}
