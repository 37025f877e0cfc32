package io.faultwire.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Signs what an authority says of the certificates that it has issued. */
final class StatusSigner {
  private StatusSigner() {}

  static byte[] revocationList(
      TestCertificateAuthority issuer,
      Collection<BigInteger> revoked,
      Instant thisUpdate,
      Instant nextUpdate) {
    try {
      X509v2CRLBuilder list = new X509v2CRLBuilder(name(issuer), Date.from(thisUpdate));
      list.setNextUpdate(Date.from(nextUpdate));
      for (BigInteger serial : revoked) {
        list.addCRLEntry(serial, Date.from(thisUpdate), CRLReason.keyCompromise);
      }
      list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.ONE));
      list.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.keys().getPublic()));
      return list.build(signer(issuer)).getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode a revocation list of " + name(issuer), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  static byte[] ocspResponse(
      TestCertificateAuthority issuer,
      X509Certificate certificate,
      RevocationStatus status,
      Instant thisUpdate,
      Instant nextUpdate,
      TestCertificateAuthority signer) {
    try {
      CertificateID id =
          new CertificateID(
              new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
              new X509CertificateHolder(issuer.certificate().getEncoded()),
              certificate.getSerialNumber());
      BasicOCSPRespBuilder response = new BasicOCSPRespBuilder(new RespID(name(signer)));
      response.addResponse(
          id, status(status, thisUpdate), Date.from(thisUpdate), Date.from(nextUpdate), null);
      return new OCSPRespBuilder()
          .build(
              OCSPRespBuilder.SUCCESSFUL,
              response.build(signer(signer), null, Date.from(thisUpdate)))
          .getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode an OCSP response of " + name(issuer), e);
    } catch (OCSPException | OperatorCreationException | CertificateEncodingException e) {
      throw new IllegalStateException("cannot sign an OCSP response of " + name(issuer), e);
    }
  }

  private static CertificateStatus status(RevocationStatus status, Instant at) {
    return switch (status) {
      case GOOD -> CertificateStatus.GOOD;
      case REVOKED -> new RevokedStatus(Date.from(at), CRLReason.keyCompromise);
      case UNKNOWN -> new UnknownStatus();
    };
  }

  private static X500Name name(TestCertificateAuthority issuer) {
    return X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded());
  }

  private static ContentSigner signer(TestCertificateAuthority issuer) {
    return new CertificateSigner(
            issuer,
            issuer.keys(),
            issuer.keyKind(),
            issuer.keyKind().signatureAlgorithm(),
            issuer.issuance().random())
        .signer();
  }
}
