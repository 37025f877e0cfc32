package io.faultwire.tls.judgement;

import io.faultwire.tls.RevocationStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Reads what OCSP responses say of a certificate (RFC 6960, sections 3.2 and 4.2). */
final class OcspClaims {
  private static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();

  private OcspClaims() {}

  /** Returns what a response says of a certificate; nothing if it is an error or no response. */
  static List<StatusClaim> read(byte[] der, CertificateView certificate, CertificateView issuer) {
    try {
      if (!(new OCSPResp(der).getResponseObject() instanceof BasicOCSPResp response)) {
        return List.of();
      }
      boolean authentic = isAuthentic(response, issuer);
      List<StatusClaim> claims = new ArrayList<>();
      for (SingleResp single : response.getResponses()) {
        if (isAbout(single, certificate, issuer)) {
          Date next = single.getNextUpdate();
          claims.add(
              new StatusClaim(
                  "OCSP response",
                  status(single),
                  authentic,
                  single.getThisUpdate().toInstant(),
                  next == null ? null : next.toInstant()));
        }
      }
      return claims;
    } catch (IOException | OCSPException | RuntimeException e) {
      // Decoders throw what they like on an encoding made to break them.
      return List.of();
    }
  }

  private static RevocationStatus status(SingleResp single) {
    // Bouncy Castle writes good as null.
    CertificateStatus status = single.getCertStatus();
    return status == CertificateStatus.GOOD
        ? RevocationStatus.GOOD
        : status instanceof RevokedStatus ? RevocationStatus.REVOKED : RevocationStatus.UNKNOWN;
  }

  private static boolean isAbout(
      SingleResp single, CertificateView certificate, CertificateView issuer) throws OCSPException {
    return single.getCertID().getSerialNumber().equals(certificate.holder().getSerialNumber())
        && single.getCertID().matchesIssuer(issuer.holder(), digests());
  }

  /** Signed by the issuer, or by whom the issuer has certified for it (section 4.2.2.2). */
  private static boolean isAuthentic(BasicOCSPResp response, CertificateView issuer) {
    return isSignedBy(response, issuer.holder())
        || Arrays.stream(response.getCerts())
            .filter(signer -> isDelegate(signer, issuer))
            .anyMatch(signer -> isSignedBy(response, signer));
  }

  private static boolean isDelegate(X509CertificateHolder signer, CertificateView issuer) {
    Extension purposes = signer.getExtension(Extension.extendedKeyUsage);
    try {
      return purposes != null
          && ExtendedKeyUsage.getInstance(purposes.getParsedValue())
              .hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)
          && CertificateView.parse(signer.getEncoded()).isSignedBy(issuer);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isSignedBy(BasicOCSPResp response, X509CertificateHolder signer) {
    try {
      return response.isSignatureValid(
          new JcaContentVerifierProviderBuilder()
              .setProvider(BOUNCY_CASTLE)
              .build(signer.getSubjectPublicKeyInfo()));
    } catch (OCSPException | OperatorCreationException | RuntimeException e) {
      return false;
    }
  }

  private static DigestCalculatorProvider digests() {
    try {
      return new JcaDigestCalculatorProviderBuilder().setProvider(BOUNCY_CASTLE).build();
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("Bouncy Castle has digests", e);
    }
  }
}
