package io.faultwire.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v1CertificateBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Encodes and signs certificates with the key of one issuer, or the subject's own key. */
record CertificateSigner(
    @Nullable TestCertificateAuthority issuer,
    KeyPair keys,
    KeyKind kind,
    String algorithm,
    SecureRandom random) {
  /**
   * Holds the fields of a certificate that are no extensions.
   *
   * @param rewriting changes the encoding of the signed part just before it is signed
   */
  record Content(
      String commonName,
      PublicKey key,
      BigInteger serial,
      Instant notBefore,
      Instant notAfter,
      boolean versionOne,
      UnaryOperator<byte[]> rewriting) {}

  X509Certificate sign(Content content, CertificateExtensions extensions) {
    X500Name subject = name(content.commonName());
    X500Name issuerName =
        issuer == null
            ? subject
            : X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded());
    SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(content.key().getEncoded());
    Date from = Date.from(content.notBefore());
    Date until = Date.from(content.notAfter());
    try {
      if (content.versionOne()) {
        return rewritten(
            new X509v1CertificateBuilder(issuerName, content.serial(), from, until, subject, key)
                .build(signer()),
            content);
      }
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(issuerName, content.serial(), from, until, subject, key);
      PublicKey issuerKey = issuer == null ? null : keys.getPublic();
      boolean emptySubject = content.commonName().isEmpty();
      for (Extension e : extensions.encode(content.key(), issuerKey, emptySubject)) {
        builder.addExtension(e);
      }
      return rewritten(builder.build(signer()), content);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode the certificate of " + subject, e);
    }
  }

  private X509Certificate rewritten(X509CertificateHolder holder, Content content)
      throws IOException {
    X509Certificate sound = parse(holder.getEncoded());
    Certificate certificate = holder.toASN1Structure();
    byte[] before = certificate.getTBSCertificate().getEncoded();
    byte[] after = content.rewriting().apply(before.clone());
    if (Arrays.equals(before, after)) {
      return sound;
    }
    ContentSigner signer = signer();
    signer.getOutputStream().write(after);
    byte[] der =
        new DERSequence(
                new ASN1Encodable[] {
                  ASN1Primitive.fromByteArray(after),
                  certificate.getSignatureAlgorithm(),
                  new DERBitString(signer.getSignature())
                })
            .getEncoded();
    return new OddCertificate(sound, der);
  }

  ContentSigner signer() {
    try {
      return new JcaContentSignerBuilder(algorithm)
          .setProvider(kind.signer())
          .setSecureRandom(random)
          .build(keys.getPrivate());
    } catch (OperatorCreationException e) {
      throw new IllegalArgumentException(
          "an issuer with a key of kind " + kind + " cannot sign with " + algorithm, e);
    }
  }

  /** Returns the certificate with its last bit, a bit of the signature, flipped. */
  static X509Certificate forge(X509Certificate certificate) {
    try {
      byte[] der = certificate.getEncoded();
      der[der.length - 1] ^= 1;
      return parse(der);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a parsed certificate has an encoding", e);
    }
  }

  private static X509Certificate parse(byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new IllegalArgumentException("the JDK cannot read this certificate", e);
    }
  }

  private static X500Name name(String commonName) {
    X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
    if (!commonName.isEmpty()) {
      name.addRDN(BCStyle.CN, commonName);
    }
    return name.build();
  }
}
