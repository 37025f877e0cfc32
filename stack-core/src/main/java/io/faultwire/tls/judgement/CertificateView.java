package io.faultwire.tls.judgement;

import java.io.IOException;
import java.security.Provider;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Reads a certificate without judging it: what is odd stays readable, so that a rule can name it.
 *
 * <p>Accessors of extensions throw {@link IllegalArgumentException} where the extension cannot be
 * decoded. Two views are equal if their encodings are.
 */
public final class CertificateView {
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  private final byte[] der;
  private final X509CertificateHolder holder;
  private final String label;
  private final String issuerLabel;

  private CertificateView(byte[] der) {
    this.der = der;
    try {
      this.holder = new X509CertificateHolder(der);
      // Names are decoded late; one that cannot be decoded could not even be reported.
      this.label = label(holder);
      this.issuerLabel = holder.getIssuer().toString();
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("not a certificate: " + e.getMessage(), e);
    }
  }

  private static String label(X509CertificateHolder holder) {
    String subject = holder.getSubject().toString();
    return subject.isEmpty() ? "serial number " + holder.getSerialNumber().toString(16) : subject;
  }

  /**
   * Reads a DER encoding.
   *
   * @throws IllegalArgumentException if it is no certificate, or names an extension twice
   */
  public static CertificateView parse(byte[] der) {
    return new CertificateView(der.clone());
  }

  /** Views a certificate of the JDK. */
  public static CertificateView of(X509Certificate certificate) {
    try {
      return new CertificateView(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("the certificate has no encoding", e);
    }
  }

  /** Returns the encoding, as it was read. */
  public byte[] encoded() {
    return der.clone();
  }

  /** Returns whether the encoding is DER, so that there is only one (X.690, section 10). */
  boolean isDistinguishedEncoding() {
    try {
      return Arrays.equals(der, holder.toASN1Structure().getEncoded(ASN1Encoding.DER));
    } catch (IOException e) {
      return false;
    }
  }

  X509CertificateHolder holder() {
    return holder;
  }

  X500Name subject() {
    return holder.getSubject();
  }

  X500Name issuer() {
    return holder.getIssuer();
  }

  SubjectPublicKeyInfo publicKey() {
    return holder.getSubjectPublicKeyInfo();
  }

  /** Returns the first instant of validity. */
  public Instant notBefore() {
    return holder.getNotBefore().toInstant();
  }

  /** Returns the last instant of validity. */
  public Instant notAfter() {
    return holder.getNotAfter().toInstant();
  }

  @Nullable Extension extension(ASN1ObjectIdentifier oid) {
    return holder.getExtension(oid);
  }

  boolean isCritical(ASN1ObjectIdentifier oid) {
    Extension extension = extension(oid);
    return extension != null && extension.isCritical();
  }

  boolean isAuthority() {
    Extension extension = extension(Extension.basicConstraints);
    return extension != null && BasicConstraints.getInstance(extension.getParsedValue()).isCA();
  }

  /** Returns the path length constraint, or -1 if there is none. */
  long pathLength() {
    Extension extension = extension(Extension.basicConstraints);
    if (extension == null) {
      return -1;
    }
    var limit =
        BasicConstraints.getInstance(extension.getParsedValue()).getPathLenConstraintInteger();
    return limit == null ? -1 : limit.getValue().longValue();
  }

  /** Returns whether the key usage allows a {@link KeyUsage} bit; it allows all if absent. */
  boolean allowsUsage(int bit) {
    Extension extension = extension(Extension.keyUsage);
    return extension == null || KeyUsage.getInstance(extension.getParsedValue()).hasUsages(bit);
  }

  /** Returns the subject alternative names, none if the extension is absent. */
  List<GeneralName> alternativeNames() {
    Extension extension = extension(Extension.subjectAlternativeName);
    return extension == null
        ? List.of()
        : List.of(GeneralNames.getInstance(extension.getParsedValue()).getNames());
  }

  /** Returns whether subject and issuer have the same name. */
  boolean isSelfIssued() {
    return subject().equals(issuer());
  }

  /** Returns whether the certificate's own key verifies its signature. */
  boolean isSelfSigned() {
    return isSelfIssued() && isSignedBy(this);
  }

  /** Returns whether the issuer's key verifies the signature; false if the key cannot be used. */
  boolean isSignedBy(CertificateView issuer) {
    try {
      return holder.isSignatureValid(
          new JcaContentVerifierProviderBuilder()
              .setProvider(BOUNCY_CASTLE)
              .build(issuer.publicKey()));
    } catch (OperatorCreationException | CertException | RuntimeException e) {
      return false;
    }
  }

  String issuerLabel() {
    return issuerLabel;
  }

  /** Returns the subject, or the serial number where the subject is empty. */
  public String label() {
    return label;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CertificateView that && Arrays.equals(der, that.der);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(der);
  }

  @Override
  public String toString() {
    return label();
  }
}
