package io.faultwire.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;

/** Collects the extensions of one certificate and encodes them (RFC 5280, section 4.2.1). */
final class CertificateExtensions {
  /** The extension that names what a server must send (RFC 7633, section 4.1), and the number. */
  private static final ASN1ObjectIdentifier TLS_FEATURE =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24");

  private static final int STATUS_REQUEST = 5;

  private boolean authority;
  private @Nullable Integer pathLength;
  private List<KeyUsageBit> keyUsage;
  private List<String> extendedKeyUsage;
  private List<String> names = List.of();
  private List<String> permittedNames = List.of();
  private List<String> excludedNames = List.of();
  private boolean nameConstraintsCritical = true;
  private final Set<String> omitted = new TreeSet<>();
  private final Map<String, Extension> raw = new LinkedHashMap<>();

  private CertificateExtensions(
      boolean authority, List<KeyUsageBit> keyUsage, List<String> extendedKeyUsage) {
    this.authority = authority;
    this.keyUsage = keyUsage;
    this.extendedKeyUsage = extendedKeyUsage;
  }

  static CertificateExtensions ofAuthority() {
    return new CertificateExtensions(
        true, List.of(KeyUsageBit.KEY_CERT_SIGN, KeyUsageBit.CRL_SIGN), List.of());
  }

  static CertificateExtensions ofServer() {
    return new CertificateExtensions(
        false,
        List.of(KeyUsageBit.DIGITAL_SIGNATURE),
        List.of(KeyPurposeId.id_kp_serverAuth.getId()));
  }

  CertificateExtensions names(List<String> values) {
    this.names = values;
    return this;
  }

  void certificateAuthority(boolean flag) {
    this.authority = flag;
  }

  void pathLength(int intermediates) {
    this.pathLength = intermediates;
  }

  void keyUsage(List<KeyUsageBit> bits) {
    this.keyUsage = bits;
  }

  void extendedKeyUsage(List<String> oids) {
    this.extendedKeyUsage = oids;
  }

  void permittedNames(List<String> bases) {
    this.permittedNames = bases;
  }

  void excludedNames(List<String> bases) {
    this.excludedNames = bases;
  }

  void nameConstraintsCritical(boolean critical) {
    this.nameConstraintsCritical = critical;
  }

  void ocsp(URI responder) {
    GeneralName place =
        new GeneralName(GeneralName.uniformResourceIdentifier, responder.toString());
    add(
        Extension.authorityInfoAccess,
        new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, place));
  }

  void revocationList(URI list) {
    GeneralName place = new GeneralName(GeneralName.uniformResourceIdentifier, list.toString());
    DistributionPointName name = new DistributionPointName(new GeneralNames(place));
    add(
        Extension.cRLDistributionPoints,
        new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(name, null, null)}));
  }

  void mustStaple() {
    add(TLS_FEATURE, new DERSequence(new ASN1Integer(STATUS_REQUEST)));
  }

  private void add(ASN1ObjectIdentifier oid, ASN1Encodable value) {
    raw(oid.getId(), false, der(oid, value));
  }

  void omit(String oid) {
    omitted.add(oid);
  }

  void raw(String oid, boolean critical, byte[] der) {
    raw.put(oid, new Extension(new ASN1ObjectIdentifier(oid), critical, der));
  }

  /**
   * Encodes the extensions in a fixed order.
   *
   * @param issuerKey the signer's key, or null for a self-signed certificate, which needs no
   *     authority key identifier
   */
  Collection<Extension> encode(
      PublicKey subjectKey, @Nullable PublicKey issuerKey, boolean emptySubject) {
    Map<String, Extension> all = new LinkedHashMap<>();
    add(all, Extension.basicConstraints, true, basicConstraints());
    if (!keyUsage.isEmpty()) {
      add(all, Extension.keyUsage, true, new KeyUsage(bits()));
    }
    if (!extendedKeyUsage.isEmpty()) {
      add(all, Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes()));
    }
    if (!names.isEmpty()) {
      GeneralName[] san =
          names.stream().map(CertificateExtensions::generalName).toArray(GeneralName[]::new);
      add(all, Extension.subjectAlternativeName, emptySubject, new GeneralNames(san));
    }
    if (!permittedNames.isEmpty() || !excludedNames.isEmpty()) {
      add(
          all,
          Extension.nameConstraints,
          nameConstraintsCritical,
          new NameConstraints(subtrees(permittedNames), subtrees(excludedNames)));
    }
    add(
        all,
        Extension.subjectKeyIdentifier,
        false,
        new SubjectKeyIdentifier(keyIdentifier(subjectKey)));
    if (issuerKey != null) {
      add(
          all,
          Extension.authorityKeyIdentifier,
          false,
          new AuthorityKeyIdentifier(keyIdentifier(issuerKey)));
    }
    all.putAll(raw);
    all.keySet().removeAll(omitted);
    return all.values();
  }

  private BasicConstraints basicConstraints() {
    return pathLength == null ? new BasicConstraints(authority) : new BasicConstraints(pathLength);
  }

  /** Returns the bits as Bouncy Castle wants them: bit 0 in the top of the first octet. */
  private int bits() {
    int usage = 0;
    for (KeyUsageBit bit : keyUsage) {
      usage |= bit == KeyUsageBit.DECIPHER_ONLY ? 1 << 15 : 1 << (7 - bit.bit());
    }
    return usage;
  }

  private KeyPurposeId[] purposes() {
    return extendedKeyUsage.stream()
        .map(oid -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid)))
        .toArray(KeyPurposeId[]::new);
  }

  private static GeneralName generalName(String name) {
    boolean address = name.indexOf(':') >= 0 || name.matches("[0-9.]+(/[0-9.]+)?");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  private static GeneralSubtree @Nullable [] subtrees(List<String> bases) {
    if (bases.isEmpty()) {
      return null;
    }
    List<GeneralSubtree> subtrees = new ArrayList<>();
    for (String base : bases) {
      subtrees.add(new GeneralSubtree(generalName(base)));
    }
    return subtrees.toArray(GeneralSubtree[]::new);
  }

  /** Identifies a key by the SHA-1 of its bits (RFC 5280, section 4.2.1.2, method 1). */
  private static byte[] keyIdentifier(PublicKey key) {
    try {
      byte[] bits =
          SubjectPublicKeyInfo.getInstance(key.getEncoded()).getPublicKeyData().getBytes();
      return MessageDigest.getInstance("SHA-1").digest(bits);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  private static void add(
      Map<String, Extension> all, ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
    all.put(oid.getId(), new Extension(oid, critical, der(oid, value)));
  }

  private static byte[] der(ASN1ObjectIdentifier oid, ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded("DER");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode extension " + oid, e);
    }
  }
}
