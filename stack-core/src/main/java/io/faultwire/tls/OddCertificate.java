package io.faultwire.tls;

import java.math.BigInteger;
import java.security.Principal;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds a certificate that may be too odd for any reader. Its encoding is the odd one; all else is
 * answered as by the sound certificate that it was made of.
 */
final class OddCertificate extends X509Certificate {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // certificates are written by their encoding
  private final X509Certificate sound;

  private final byte[] der;

  OddCertificate(X509Certificate sound, byte[] der) {
    this.sound = sound;
    this.der = der;
  }

  @Override
  public byte[] getEncoded() {
    return der.clone();
  }

  @Override
  public void verify(PublicKey key) throws SignatureException {
    throw new SignatureException("a certificate that was made odd is only sent");
  }

  @Override
  public void verify(PublicKey key, String provider) throws SignatureException {
    verify(key);
  }

  @Override
  public String toString() {
    return "odd " + sound.getSubjectX500Principal();
  }

  @Override
  public PublicKey getPublicKey() {
    return sound.getPublicKey();
  }

  @Override
  public void checkValidity() throws CertificateExpiredException, CertificateNotYetValidException {
    sound.checkValidity();
  }

  @Override
  public void checkValidity(Date date)
      throws CertificateExpiredException, CertificateNotYetValidException {
    sound.checkValidity(date);
  }

  @Override
  public int getVersion() {
    return sound.getVersion();
  }

  @Override
  public BigInteger getSerialNumber() {
    return sound.getSerialNumber();
  }

  @Override
  @SuppressWarnings("deprecation") // it is abstract
  public Principal getIssuerDN() {
    return sound.getIssuerX500Principal();
  }

  @Override
  @SuppressWarnings("deprecation") // it is abstract
  public Principal getSubjectDN() {
    return sound.getSubjectX500Principal();
  }

  @Override
  public Date getNotBefore() {
    return sound.getNotBefore();
  }

  @Override
  public Date getNotAfter() {
    return sound.getNotAfter();
  }

  @Override
  public byte[] getTBSCertificate() throws CertificateEncodingException {
    throw new CertificateEncodingException("a certificate that was made odd is only sent");
  }

  @Override
  public byte[] getSignature() {
    return sound.getSignature();
  }

  @Override
  public String getSigAlgName() {
    return sound.getSigAlgName();
  }

  @Override
  public String getSigAlgOID() {
    return sound.getSigAlgOID();
  }

  @Override
  public byte @Nullable [] getSigAlgParams() {
    return sound.getSigAlgParams();
  }

  @Override
  public boolean @Nullable [] getIssuerUniqueID() {
    return sound.getIssuerUniqueID();
  }

  @Override
  public boolean @Nullable [] getSubjectUniqueID() {
    return sound.getSubjectUniqueID();
  }

  @Override
  public boolean @Nullable [] getKeyUsage() {
    return sound.getKeyUsage();
  }

  @Override
  public int getBasicConstraints() {
    return sound.getBasicConstraints();
  }

  @Override
  public boolean hasUnsupportedCriticalExtension() {
    return sound.hasUnsupportedCriticalExtension();
  }

  @Override
  public @Nullable Set<String> getCriticalExtensionOIDs() {
    return sound.getCriticalExtensionOIDs();
  }

  @Override
  public @Nullable Set<String> getNonCriticalExtensionOIDs() {
    return sound.getNonCriticalExtensionOIDs();
  }

  @Override
  public byte @Nullable [] getExtensionValue(String oid) {
    return sound.getExtensionValue(oid);
  }
}
