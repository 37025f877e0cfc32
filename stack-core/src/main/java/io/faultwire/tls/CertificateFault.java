package io.faultwire.tls;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Names ways in which a server's chain can be wrong, one way each.
 *
 * <p>{@link #chain} makes the chain under a root that the client trusts. A root of {@link
 * KeyKind#ECDSA_P256} can make all of them.
 */
public enum CertificateFault {
  /** Nothing is wrong: root, one intermediate, leaf. */
  NONE((root, host) -> issuing(root).issue(host)),
  /** The chain and its root, which is sent, belong to an authority that nobody trusts. */
  UNTRUSTED((root, host) -> stranger(root).intermediate("Issuing CA").issue(host).withRoot()),
  /** The leaf is signed with its own key. */
  SELF_SIGNED(
      (root, host) ->
          CertificateBuilder.selfSigned(host, root.keyKind(), root.issuance())
              .names(host)
              .certificateAuthority(false)
              .keyUsage(KeyUsageBit.DIGITAL_SIGNATURE)
              .extendedKeyUsage(Oids.SERVER_AUTH)
              .issue()),
  /** The intermediate is not sent. */
  MISSING_INTERMEDIATE((root, host) -> issuing(root).issue(host).followedBy(List.of())),
  /** Two intermediates are sent in reverse. */
  WRONG_ORDER(
      (root, host) -> {
        CertificateChain chain = issuing(root).intermediate("Deeper CA").issue(host);
        return chain.followedBy(
            List.of(chain.intermediates().get(1), chain.intermediates().get(0)));
      }),
  /** The root is sent too. */
  ROOT_SENT((root, host) -> issuing(root).issue(host).withRoot()),
  /** An intermediate is sent that certifies nothing in the list. */
  STRANGER_SENT(
      (root, host) -> {
        CertificateChain chain = issuing(root).issue(host);
        return chain.followedBy(
            List.of(chain.intermediates().get(0), root.intermediate("Another CA").certificate()));
      }),
  /** The signature over the leaf does not verify. */
  FORGED_SIGNATURE((root, host) -> issuing(root).leaf(host).forgedSignature().issue()),
  /** The leaf becomes valid tomorrow. */
  NOT_YET_VALID(
      (root, host) -> issuing(root).leaf(host).validity(days(root, 1), days(root, 90)).issue()),
  /** The leaf expired yesterday. */
  EXPIRED(
      (root, host) -> issuing(root).leaf(host).validity(days(root, -90), days(root, -1)).issue()),
  /** The leaf expires in three days. */
  EXPIRES_SOON(
      (root, host) -> issuing(root).leaf(host).validity(days(root, -87), days(root, 3)).issue()),
  /** The intermediate expired yesterday. */
  ISSUER_EXPIRED(
      (root, host) ->
          root.authority("Issuing CA")
              .validity(days(root, -90), days(root, -1))
              .authority()
              .issue(host)),
  /** There is a common name but no alternative name. */
  NO_ALTERNATIVE_NAME((root, host) -> issuing(root).leaf().commonName(host).issue()),
  /** The names are those of another host. */
  WRONG_HOST((root, host) -> issuing(root).issue("other.test")),
  /** One more alternative name has a wildcard inside a label. */
  WILDCARD_INSIDE_A_LABEL((root, host) -> issuing(root).issue(host, "s*.shop.test")),
  /** One more alternative name has an underscore. */
  UNDERSCORE_IN_NAME((root, host) -> issuing(root).issue(host, "a_b.shop.test")),
  /** The common name is none of the alternative names. */
  UNRELATED_COMMON_NAME(
      (root, host) -> issuing(root).leaf(host).commonName("The shop's server").issue()),
  /** The leaf has an RSA key of 1024 bits. */
  WEAK_LEAF_KEY((root, host) -> issuing(root).leaf(host).key(KeyKind.RSA_1024).issue()),
  /** The intermediate has a key on P-192. */
  WEAK_ISSUER_KEY(
      (root, host) ->
          root.authority("Issuing CA")
              .key(KeyKind.ECDSA_P192)
              .authority()
              .leaf(host)
              .key(KeyKind.ECDSA_P256)
              .issue()),
  /** The leaf is signed over SHA-1. */
  WEAK_LEAF_SIGNATURE(
      (root, host) -> issuing(root).leaf(host).signatureAlgorithm("SHA1withECDSA").issue()),
  /** The intermediate is signed over SHA-1. */
  WEAK_ISSUER_SIGNATURE(
      (root, host) ->
          root.authority("Issuing CA").signatureAlgorithm("SHA1withECDSA").authority().issue(host)),
  /** The leaf is of version 1, so that it has no extensions. */
  VERSION_ONE((root, host) -> issuing(root).leaf(host).versionOne().issue()),
  /** The serial number is zero. */
  SERIAL_NUMBER_ZERO(
      (root, host) -> issuing(root).leaf(host).serialNumber(BigInteger.ZERO).issue()),
  /** The serial number has 21 octets. */
  SERIAL_NUMBER_TOO_LONG(
      (root, host) -> issuing(root).leaf(host).serialNumber(BigInteger.ONE.shiftLeft(160)).issue()),
  /** The leaf has the CA flag. */
  LEAF_IS_AUTHORITY(
      (root, host) ->
          issuing(root)
              .leaf(host)
              .certificateAuthority(true)
              .keyUsage(KeyUsageBit.DIGITAL_SIGNATURE, KeyUsageBit.KEY_CERT_SIGN)
              .issue()),
  /** The intermediate lacks the CA flag. */
  ISSUER_IS_NO_AUTHORITY(
      (root, host) ->
          root.authority("Issuing CA")
              .certificateAuthority(false)
              .withoutExtension(Oids.KEY_USAGE)
              .authority()
              .issue(host)),
  /** Two intermediates stand where one is allowed. */
  PATH_TOO_LONG(
      (root, host) ->
          root.authority("Issuing CA")
              .pathLength(0)
              .authority()
              .intermediate("Deeper CA")
              .issue(host)),
  /** The key usage of the leaf lacks digitalSignature. */
  NO_DIGITAL_SIGNATURE(
      (root, host) -> issuing(root).leaf(host).keyUsage(KeyUsageBit.KEY_AGREEMENT).issue()),
  /** The leaf is for clients only. */
  CLIENT_ONLY((root, host) -> issuing(root).leaf(host).extendedKeyUsage(Oids.CLIENT_AUTH).issue()),
  /** The leaf is for any purpose. */
  ANY_PURPOSE((root, host) -> issuing(root).leaf(host).extendedKeyUsage(Oids.ANY_PURPOSE).issue()),
  /** The intermediate may issue for another domain only. */
  NAME_NOT_PERMITTED(
      (root, host) ->
          root.authority("Issuing CA").permittedNames("other.test").authority().issue(host)),
  /** The intermediate may issue for anything but this host. */
  NAME_EXCLUDED(
      (root, host) -> root.authority("Issuing CA").excludedNames(host).authority().issue(host)),
  /** The intermediate permits this host by a constraint that is not critical. */
  NAME_CONSTRAINTS_NOT_CRITICAL(
      (root, host) ->
          root.authority("Issuing CA")
              .permittedNames(host)
              .nameConstraintsCritical(false)
              .authority()
              .issue(host)),
  /** The leaf has a critical extension that nobody knows. */
  UNKNOWN_CRITICAL_EXTENSION(
      (root, host) ->
          issuing(root).leaf(host).extension("1.2.3.4", true, new byte[] {5, 0}).issue()),
  /** The leaf does not say which key signed it. */
  NO_AUTHORITY_KEY_IDENTIFIER(
      (root, host) ->
          issuing(root).leaf(host).withoutExtension(Oids.AUTHORITY_KEY_IDENTIFIER).issue()),
  /** The leaf's extended key usage is an octet string, which no client can read. */
  MALFORMED_EXTENSION(
      (root, host) ->
          issuing(root)
              .leaf(host)
              .extension(Oids.EXTENDED_KEY_USAGE, false, new byte[] {4, 0})
              .issue());

  private final BiFunction<TestCertificateAuthority, String, CertificateChain> maker;

  CertificateFault(BiFunction<TestCertificateAuthority, String, CertificateChain> maker) {
    this.maker = maker;
  }

  /** Makes the chain for a host below the root that the client trusts. */
  public CertificateChain chain(TestCertificateAuthority root, String host) {
    return maker.apply(root, host);
  }

  private static TestCertificateAuthority issuing(TestCertificateAuthority root) {
    return root.intermediate("Issuing CA");
  }

  private static TestCertificateAuthority stranger(TestCertificateAuthority root) {
    return CertificateBuilder.selfSigned("Stranger", root.keyKind(), root.issuance()).authority();
  }

  private static Instant days(TestCertificateAuthority root, int count) {
    return root.issuance().now().plus(Duration.ofDays(count));
  }

  private static final class Oids {
    static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    static final String ANY_PURPOSE = "2.5.29.37.0";
    static final String KEY_USAGE = "2.5.29.15";
    static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
  }
}
