package io.faultwire.tls;

import io.faultwire.tls.TestCertificateAuthority.Issuance;
import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Builds one test certificate: right in every point until a method makes it wrong in one.
 *
 * <p>End with {@link #issue()} for a server's chain or {@link #authority()} for an issuer. A server
 * certificate is valid from a day ago for 90 days, an authority for ten years.
 */
public final class CertificateBuilder {
  private final @Nullable TestCertificateAuthority issuer;
  private final Issuance issuance;
  private final CertificateExtensions extensions;
  private String commonName;
  private KeyKind keyKind;
  private @Nullable String signatureAlgorithm;
  private Instant notBefore;
  private Instant notAfter;
  private @Nullable BigInteger serialNumber;
  private boolean versionOne;
  private boolean forged;
  private @Nullable KeyPair keys;
  private UnaryOperator<byte[]> rewriting = UnaryOperator.identity();

  private CertificateBuilder(
      @Nullable TestCertificateAuthority issuer,
      String commonName,
      KeyKind keyKind,
      Issuance issuance,
      CertificateExtensions extensions,
      Duration lifetime) {
    this.issuer = issuer;
    this.commonName = commonName;
    this.keyKind = keyKind;
    this.issuance = issuance;
    this.extensions = extensions;
    this.notBefore = issuance.now().minus(Duration.ofDays(1));
    this.notAfter = notBefore.plus(lifetime);
  }

  static CertificateBuilder selfSigned(String commonName, KeyKind keyKind, Issuance issuance) {
    return new CertificateBuilder(
        null,
        commonName,
        keyKind,
        issuance,
        CertificateExtensions.ofAuthority(),
        Duration.ofDays(3650));
  }

  static CertificateBuilder authorityUnder(TestCertificateAuthority issuer, String commonName) {
    return new CertificateBuilder(
        issuer,
        commonName,
        issuer.keyKind(),
        issuer.issuance(),
        CertificateExtensions.ofAuthority(),
        Duration.ofDays(3600));
  }

  static CertificateBuilder leafUnder(TestCertificateAuthority issuer, String... names) {
    return new CertificateBuilder(
        issuer,
        names.length == 0 ? "" : names[0],
        issuer.keyKind(),
        issuer.issuance(),
        CertificateExtensions.ofServer().names(List.of(names)),
        Duration.ofDays(90));
  }

  /** Sets the subject's common name; empty leaves the subject empty. */
  public CertificateBuilder commonName(String name) {
    this.commonName = name;
    return this;
  }

  /** Sets the subject alternative names: DNS names and IP literals; none omits the extension. */
  public CertificateBuilder names(String... names) {
    extensions.names(List.of(names));
    return this;
  }

  /** Sets the kind of the certified key. */
  public CertificateBuilder key(KeyKind kind) {
    this.keyKind = kind;
    return this;
  }

  /** Sets the JCA name of the algorithm the issuer signs with, such as {@code SHA1withECDSA}. */
  public CertificateBuilder signatureAlgorithm(String name) {
    this.signatureAlgorithm = name;
    return this;
  }

  /** Sets the first and the last instant of validity, both inclusive, in whole seconds. */
  public CertificateBuilder validity(Instant notBefore, Instant notAfter) {
    this.notBefore = notBefore;
    this.notAfter = notAfter;
    return this;
  }

  /** Sets the serial number; zero, negative and overlong ones are encoded as they are. */
  public CertificateBuilder serialNumber(BigInteger serial) {
    this.serialNumber = serial;
    return this;
  }

  /** Makes a version 1 certificate, which has no extensions. */
  public CertificateBuilder versionOne() {
    this.versionOne = true;
    return this;
  }

  /** Flips a bit of the signature, so that it verifies under no key. */
  public CertificateBuilder forgedSignature() {
    this.forged = true;
    return this;
  }

  /**
   * Changes the DER of the signed part just before it is signed, so that a certificate can be wrong
   * where no other method makes it so.
   */
  public CertificateBuilder rewritten(UnaryOperator<byte[]> change) {
    this.rewriting = change;
    return this;
  }

  /** Names the OCSP responder that knows the status (RFC 5280, section 4.2.2.1). */
  public CertificateBuilder ocsp(URI responder) {
    extensions.ocsp(responder);
    return this;
  }

  /** Names the place of the revocation list (RFC 5280, section 4.2.1.13). */
  public CertificateBuilder revocationList(URI place) {
    extensions.revocationList(place);
    return this;
  }

  /** Promises that the server sends the status with the certificate (RFC 7633, section 6). */
  public CertificateBuilder mustStaple() {
    extensions.mustStaple();
    return this;
  }

  /** Certifies keys that are there already. */
  CertificateBuilder keys(KeyPair pair) {
    this.keys = pair;
    return this;
  }

  /** Sets the CA flag of the basic constraints. */
  public CertificateBuilder certificateAuthority(boolean flag) {
    extensions.certificateAuthority(flag);
    return this;
  }

  /** Limits how many intermediates may follow this authority in a path. */
  public CertificateBuilder pathLength(int intermediates) {
    extensions.pathLength(intermediates);
    return this;
  }

  /** Sets the key usage bits; none omits the extension. */
  public CertificateBuilder keyUsage(KeyUsageBit... bits) {
    extensions.keyUsage(List.of(bits));
    return this;
  }

  /** Sets the extended key usages as object identifiers; none omits the extension. */
  public CertificateBuilder extendedKeyUsage(String... oids) {
    extensions.extendedKeyUsage(List.of(oids));
    return this;
  }

  /** Permits names below these domains and networks (RFC 5280, section 4.2.1.10) only. */
  public CertificateBuilder permittedNames(String... bases) {
    extensions.permittedNames(List.of(bases));
    return this;
  }

  /** Excludes names below these domains and networks (RFC 5280, section 4.2.1.10). */
  public CertificateBuilder excludedNames(String... bases) {
    extensions.excludedNames(List.of(bases));
    return this;
  }

  /** Marks the name constraints as critical, which they are unless told otherwise, or not. */
  public CertificateBuilder nameConstraintsCritical(boolean critical) {
    extensions.nameConstraintsCritical(critical);
    return this;
  }

  /** Leaves out the extension with this object identifier. */
  public CertificateBuilder withoutExtension(String oid) {
    extensions.omit(oid);
    return this;
  }

  /** Adds an extension, or replaces the one with the same object identifier, by raw DER. */
  public CertificateBuilder extension(String oid, boolean critical, byte[] der) {
    extensions.raw(oid, critical, der);
    return this;
  }

  /** Issues the certificate and returns it with what a server needs to present it. */
  public CertificateChain issue() {
    KeyPair own = ownKeys();
    X509Certificate leaf = sign(own);
    return issuer == null
        ? new CertificateChain(List.of(leaf), leaf, own.getPrivate())
        : CertificateChain.of(leaf, issuer.intermediates(), issuer.root(), own.getPrivate());
  }

  /** Issues the certificate and returns the authority that signs with its key. */
  public TestCertificateAuthority authority() {
    KeyPair own = ownKeys();
    X509Certificate certificate = sign(own);
    List<X509Certificate> above = issuer == null ? List.of() : issuer.withAncestors();
    return new TestCertificateAuthority(certificate, own, keyKind, above, issuance);
  }

  private KeyPair ownKeys() {
    return keys == null ? keyKind.generate(issuance.random()) : keys;
  }

  private X509Certificate sign(KeyPair own) {
    KeyKind signingKind = issuer == null ? keyKind : issuer.keyKind();
    KeyPair signingKeys = issuer == null ? own : issuer.keys();
    String algorithm =
        signatureAlgorithm == null ? signingKind.signatureAlgorithm() : signatureAlgorithm;
    CertificateSigner signer =
        new CertificateSigner(issuer, signingKeys, signingKind, algorithm, issuance.random());
    X509Certificate certificate =
        signer.sign(
            new CertificateSigner.Content(
                commonName,
                own.getPublic(),
                serialNumber == null ? freshSerial() : serialNumber,
                notBefore,
                notAfter,
                versionOne,
                rewriting),
            extensions);
    return forged ? CertificateSigner.forge(certificate) : certificate;
  }

  private BigInteger freshSerial() {
    return new BigInteger(120, issuance.random()).setBit(120);
  }
}
