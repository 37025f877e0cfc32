package io.faultwire.tls.catalogue;

import static io.faultwire.tls.catalogue.NamedChain.bad;
import static io.faultwire.tls.catalogue.NamedChain.either;
import static io.faultwire.tls.catalogue.NamedChain.good;

import io.faultwire.tls.KeyKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Chains about kinds and lengths of keys and the hashes of signatures (RFC 8446, sections 4.4.2.2,
 * 4.4.2.4 and 9.1; CA/B BR, section 6.1).
 */
final class StrengthChains {
  private static final String MANDATORY = "RFC 8446, 9.1";
  private static final String OPTIONAL = "RFC 8446, 4.2.3";
  private static final String LENGTH = "CA/B BR, 6.1.5";

  private StrengthChains() {}

  static List<NamedChain> all() {
    List<NamedChain> all = new ArrayList<>(kinds());
    all.addAll(weaknesses());
    return all;
  }

  private static List<NamedChain> kinds() {
    return List.of(
        good("strength.p256", "ECDSA on P-256", MANDATORY, w -> w.withKey(KeyKind.ECDSA_P256)),
        good(
            "strength.rsa-2048",
            "RSA of 2048 bits",
            MANDATORY,
            w -> w.rsaIssuing().leaf(w.host()).key(KeyKind.RSA_2048).issue()),
        good(
            "strength.rsa-pss-signature",
            "Signed by an RSA key with PSS",
            MANDATORY,
            w ->
                w.rsaIssuing()
                    .leaf(w.host())
                    .key(KeyKind.ECDSA_P256)
                    .signatureAlgorithm("SHA256withRSAandMGF1")
                    .issue()),
        either(
            "strength.rsa-pss-key",
            "An RSA key for PSS alone, which no client has to know",
            OPTIONAL,
            w -> w.withKey(KeyKind.RSA_PSS_2048)),
        either(
            "strength.p384",
            "ECDSA on P-384, which no client has to know",
            OPTIONAL,
            w -> w.withKey(KeyKind.ECDSA_P384)),
        either(
            "strength.ed25519",
            "Ed25519, which no client has to know",
            OPTIONAL,
            w -> w.withKey(KeyKind.ED25519)));
  }

  private static List<NamedChain> weaknesses() {
    return List.of(
        bad("strength.rsa-1024", "RSA of 1024 bits", LENGTH, w -> w.withKey(KeyKind.RSA_1024)),
        bad(
            "strength.rsa-1024-issuer",
            "The intermediate has RSA of 1024 bits",
            LENGTH,
            w ->
                w.issuer()
                    .key(KeyKind.RSA_1024)
                    .authority()
                    .leaf(w.host())
                    .key(KeyKind.ECDSA_P256)
                    .issue()),
        bad(
            "strength.p192-issuer",
            "The intermediate has a key on P-192",
            LENGTH,
            w ->
                w.issuer()
                    .key(KeyKind.ECDSA_P192)
                    .authority()
                    .leaf(w.host())
                    .key(KeyKind.ECDSA_P256)
                    .issue()),
        either(
            "strength.rsa-exponent-3",
            "RSA with the exponent 3, where 65537 and more is asked for",
            "CA/B BR, 6.1.6",
            w -> w.withKey(KeyKind.RSA_2048_EXPONENT_3)),
        bad(
            "strength.md5-signature",
            "Signed over MD5",
            "RFC 8446, 4.4.2.4",
            w ->
                w.rsaIssuing()
                    .leaf(w.host())
                    .key(KeyKind.ECDSA_P256)
                    .signatureAlgorithm("MD5withRSA")
                    .issue()),
        bad(
            "strength.sha1-signature",
            "Signed over SHA-1",
            "RFC 8446, 4.4.2.4",
            w -> w.leaf().signatureAlgorithm("SHA1withECDSA").issue()),
        bad(
            "strength.sha1-issuer-signature",
            "The intermediate is signed over SHA-1",
            "RFC 8446, 4.4.2.4",
            w -> w.issuer().signatureAlgorithm("SHA1withECDSA").authority().issue(w.host())));
  }
}
