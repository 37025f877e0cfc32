package io.faultwire.tls.judgement;

import io.faultwire.tls.RevocationStatus;
import java.io.IOException;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** Reads what revocation lists say of a certificate (RFC 5280, sections 5 and 6.3.3). */
final class ListClaims {
  private static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();

  private ListClaims() {}

  /** Returns what a list says of a certificate; nothing if it is another issuer's, or no list. */
  static List<StatusClaim> read(byte[] der, CertificateView certificate, CertificateView issuer) {
    try {
      X509CRLHolder list = new X509CRLHolder(der);
      if (!list.getIssuer().equals(certificate.issuer())) {
        return List.of();
      }
      boolean revoked = list.getRevokedCertificate(certificate.holder().getSerialNumber()) != null;
      Date next = list.getNextUpdate();
      return List.of(
          new StatusClaim(
              "revocation list",
              revoked ? RevocationStatus.REVOKED : RevocationStatus.GOOD,
              issuer.allowsUsage(KeyUsage.cRLSign) && isSignedBy(list, issuer),
              list.getThisUpdate().toInstant(),
              next == null ? null : next.toInstant()));
    } catch (IOException | RuntimeException e) {
      // Decoders throw what they like on an encoding made to break them.
      return List.of();
    }
  }

  private static boolean isSignedBy(X509CRLHolder list, CertificateView issuer) {
    try {
      return list.isSignatureValid(
          new JcaContentVerifierProviderBuilder()
              .setProvider(BOUNCY_CASTLE)
              .build(issuer.publicKey()));
    } catch (CertException | OperatorCreationException | RuntimeException e) {
      return false;
    }
  }
}
