package io.faultwire.tls;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/**
 * Issues test certificates.
 *
 * <pre>{@code
 * TestCertificateAuthority root = TestCertificateAuthority.root("Test Root");
 * TestCertificateAuthority issuing = root.intermediate("Test Issuing CA");
 * CertificateChain chain = issuing.issue("shop.test", "127.0.0.1");
 * }</pre>
 *
 * <p>What an authority issues takes its time, kind of key and source of randomness from it; {@link
 * #leaf} and {@link #authority} give a builder that changes any point, so that a chain can be
 * broken in exactly one.
 */
public final class TestCertificateAuthority {
  private final X509Certificate certificate;
  private final KeyPair keys;
  private final KeyKind keyKind;
  private final List<X509Certificate> chainToRoot;
  private final Issuance issuance;

  TestCertificateAuthority(
      X509Certificate certificate,
      KeyPair keys,
      KeyKind keyKind,
      List<X509Certificate> chainToRoot,
      Issuance issuance) {
    this.certificate = certificate;
    this.keys = keys;
    this.keyKind = keyKind;
    this.chainToRoot = List.copyOf(chainToRoot);
    this.issuance = issuance;
  }

  /** Creates a self-signed root: ECDSA P-256, fresh keys, valid from now. */
  public static TestCertificateAuthority root(String commonName) {
    return rootBuilder(commonName, KeyKind.ECDSA_P256).authority();
  }

  /**
   * Creates a self-signed Ed25519 root whose certificates, and all that it issues, are the same
   * bytes for the same arguments.
   *
   * @param now the time at which everything issued is valid; whole seconds are used
   */
  public static TestCertificateAuthority root(String commonName, long seed, Instant now) {
    return rootBuilder(commonName, KeyKind.ED25519, seed, now).authority();
  }

  /** Returns a builder of a root with fresh keys that is valid from now. */
  public static CertificateBuilder rootBuilder(String commonName, KeyKind keyKind) {
    return rootBuilder(commonName, keyKind, new Issuance(new SecureRandom(), Instant.now()));
  }

  /** Returns a builder of a root that repeats byte for byte, as does all that it issues. */
  public static CertificateBuilder rootBuilder(
      String commonName, KeyKind keyKind, long seed, Instant now) {
    SecureRandom random = new SeededSecureRandom(seed, "certificates of " + commonName);
    return rootBuilder(commonName, keyKind, new Issuance(random, now));
  }

  private static CertificateBuilder rootBuilder(
      String commonName, KeyKind keyKind, Issuance issuance) {
    return CertificateBuilder.selfSigned(commonName, keyKind, issuance);
  }

  /** Issues an intermediate authority under this one. */
  public TestCertificateAuthority intermediate(String commonName) {
    return authority(commonName).authority();
  }

  /**
   * Creates an authority that stands beside this one's root and that nobody trusts, with the same
   * time and source of randomness.
   */
  public TestCertificateAuthority stranger(String commonName) {
    return strangerBuilder(commonName).authority();
  }

  /** Returns a builder of a self-signed certificate beside this authority's root. */
  public CertificateBuilder strangerBuilder(String commonName) {
    return CertificateBuilder.selfSigned(commonName, keyKind, issuance);
  }

  /** Creates an authority that nobody trusts and that has this one's name, with other keys. */
  public TestCertificateAuthority impostor() {
    return stranger(commonNameOf(certificate));
  }

  /**
   * Issues a second certificate for the name and key of another authority, and returns that
   * authority as it stands below this one.
   */
  public TestCertificateAuthority crossSign(TestCertificateAuthority other) {
    return authority(commonNameOf(other.certificate))
        .key(other.keyKind)
        .keys(other.keys)
        .authority();
  }

  /** Issues a server certificate for DNS names and IP addresses, the first being its subject. */
  public CertificateChain issue(String... names) {
    return leaf(names).issue();
  }

  /** Returns a builder of an authority under this one. */
  public CertificateBuilder authority(String commonName) {
    return CertificateBuilder.authorityUnder(this, commonName);
  }

  /** Returns a builder of a server certificate for DNS names and IP addresses. */
  public CertificateBuilder leaf(String... names) {
    return CertificateBuilder.leafUnder(this, names);
  }

  /** Returns a key store in memory that trusts this authority's certificate and nothing else. */
  public KeyStore trustStore() {
    return KeyStores.trusting(List.of(certificate));
  }

  /** Returns a context for a client that trusts this authority's certificate and nothing else. */
  public SSLContext clientContext() {
    return TlsContexts.client(List.of(certificate), null);
  }

  /** Returns this authority's own certificate. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** Returns the time at which everything issued is valid. */
  public Instant now() {
    return issuance.now();
  }

  /**
   * Signs a revocation list (RFC 5280, section 5).
   *
   * @param revoked the serial numbers on it
   * @return the DER
   */
  public byte[] revocationList(
      Collection<BigInteger> revoked, Instant thisUpdate, Instant nextUpdate) {
    return StatusSigner.revocationList(this, revoked, thisUpdate, nextUpdate);
  }

  /**
   * Signs an OCSP response about one certificate (RFC 6960, section 4.2).
   *
   * @param certificate a certificate that this authority has issued, or may have
   * @param signer this authority, or who signs in its place
   * @return the DER
   */
  public byte[] ocspResponse(
      X509Certificate certificate,
      RevocationStatus status,
      Instant thisUpdate,
      Instant nextUpdate,
      TestCertificateAuthority signer) {
    return StatusSigner.ocspResponse(this, certificate, status, thisUpdate, nextUpdate, signer);
  }

  /** Returns the self-signed root at the top. */
  public X509Certificate root() {
    return chainToRoot.isEmpty() ? certificate : chainToRoot.get(chainToRoot.size() - 1);
  }

  /** Returns the intermediates that a server must send for what this authority issues. */
  List<X509Certificate> intermediates() {
    List<X509Certificate> all = new ArrayList<>(withAncestors());
    all.remove(all.size() - 1);
    return all;
  }

  /** Returns this authority's certificate and those above it, the root last. */
  List<X509Certificate> withAncestors() {
    List<X509Certificate> all = new ArrayList<>();
    all.add(certificate);
    all.addAll(chainToRoot);
    return all;
  }

  private static String commonNameOf(X509Certificate certificate) {
    X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    return IETFUtils.valueToString(subject.getRDNs(BCStyle.CN)[0].getFirst().getValue());
  }

  KeyPair keys() {
    return keys;
  }

  KeyKind keyKind() {
    return keyKind;
  }

  Issuance issuance() {
    return issuance;
  }

  /** Holds what everything under one root shares: randomness and the time "now". */
  record Issuance(SecureRandom random, Instant now) {
    Issuance {
      now = now.truncatedTo(ChronoUnit.SECONDS);
    }
  }
}
