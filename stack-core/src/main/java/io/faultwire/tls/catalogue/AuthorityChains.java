package io.faultwire.tls.catalogue;

import static io.faultwire.tls.catalogue.NamedChain.bad;
import static io.faultwire.tls.catalogue.NamedChain.either;
import static io.faultwire.tls.catalogue.NamedChain.good;

import io.faultwire.tls.KeyUsageBit;
import io.faultwire.tls.TestCertificateAuthority;
import java.util.ArrayList;
import java.util.List;

/**
 * Chains about who may issue, how deep, and for which names (RFC 5280, sections 4.2.1.9 and
 * 4.2.1.10).
 */
final class AuthorityChains {
  private static final String CA = "RFC 5280, 4.2.1.9";
  private static final String NAMES = "RFC 5280, 4.2.1.10";
  private static final String LOOPBACK = "127.0.0.0/255.0.0.0";

  /** The content octets of 1.2.3 and 1.2.4. */
  private static final byte[] PERMITTED_ID = {0x2A, 3};

  private static final byte[] OTHER_ID = {0x2A, 4};

  private AuthorityChains() {}

  static List<NamedChain> all() {
    List<NamedChain> all = new ArrayList<>(authorities());
    all.addAll(nameConstraints());
    return all;
  }

  private static List<NamedChain> authorities() {
    return List.of(
        bad(
            "authority.server-as-issuer",
            "Issued with the key of another server's certificate",
            CA,
            w ->
                w.issuer()
                    .certificateAuthority(false)
                    .keyUsage(KeyUsageBit.DIGITAL_SIGNATURE)
                    .extendedKeyUsage("1.3.6.1.5.5.7.3.1")
                    .authority()
                    .issue(w.host())),
        bad(
            "authority.no-flag",
            "The intermediate says that it is no CA, and has keyCertSign",
            CA,
            w -> w.issuer().certificateAuthority(false).authority().issue(w.host())),
        bad(
            "authority.no-basic-constraints",
            "The intermediate has no basic constraints",
            CA,
            w -> w.issuer().withoutExtension("2.5.29.19").authority().issue(w.host())),
        bad(
            "authority.version-one",
            "The intermediate is of version 1, which cannot say that it is a CA",
            "RFC 5280, 6.1.4",
            w -> w.issuer().versionOne().authority().issue(w.host())),
        bad(
            "authority.no-cert-sign",
            "The intermediate is a CA whose key usage lacks keyCertSign",
            "RFC 5280, 4.2.1.3",
            w -> w.issuer().keyUsage(KeyUsageBit.CRL_SIGN).authority().issue(w.host())),
        good(
            "authority.path-length-reached",
            "As many intermediates as the path length allows",
            CA,
            w -> w.issuer().pathLength(1).authority().intermediate("Deeper CA").issue(w.host())),
        bad(
            "authority.path-length-exceeded",
            "One intermediate more than the path length allows",
            CA,
            w -> w.issuer().pathLength(0).authority().intermediate("Deeper CA").issue(w.host())),
        either(
            "authority.server-is-authority",
            "The server's certificate is that of a CA, which only the Baseline Requirements forbid",
            "CA/B BR, 7.1.2.7.8",
            w ->
                w.leaf()
                    .certificateAuthority(true)
                    .keyUsage(KeyUsageBit.DIGITAL_SIGNATURE, KeyUsageBit.KEY_CERT_SIGN)
                    .issue()));
  }

  private static List<NamedChain> nameConstraints() {
    return List.of(
        good(
            "constraints.permitted",
            "The host is permitted",
            NAMES,
            w -> w.issuer().permittedNames(w.host()).authority().issue(w.host())),
        bad(
            "constraints.not-permitted",
            "Another domain is permitted",
            NAMES,
            w -> w.issuer().permittedNames("other.test").authority().issue(w.host())),
        bad(
            "constraints.excluded",
            "The host is excluded",
            NAMES,
            w -> w.issuer().excludedNames(w.host()).authority().issue(w.host())),
        bad(
            "constraints.not-critical",
            "Another domain is permitted, in an extension that is not critical",
            NAMES,
            w ->
                w.issuer()
                    .permittedNames("other.test")
                    .nameConstraintsCritical(false)
                    .authority()
                    .issue(w.host())),
        bad(
            "constraints.two-above",
            "The authority above the issuer permits another domain",
            NAMES,
            w ->
                w.issuer()
                    .permittedNames("other.test")
                    .authority()
                    .intermediate("Deeper CA")
                    .issue(w.host())),
        good(
                "constraints.network-permitted",
                "The network of the address is permitted",
                NAMES,
                w -> w.issuer().permittedNames(LOOPBACK).authority().issue("127.0.0.1"))
            .askedAs("127.0.0.1"),
        bad(
                "constraints.network-excluded",
                "The network of the address is excluded",
                NAMES,
                w -> w.issuer().excludedNames(LOOPBACK).authority().issue("127.0.0.1"))
            .askedAs("127.0.0.1"),
        bad(
            "constraints.unsupported-form",
            "A critical constraint on registered identifiers, and one that it does not permit",
            NAMES,
            w ->
                registeredIdentifiersOnly(w)
                    .leaf(w.host())
                    .extension(Names.OID, false, Names.dnsAndRegisteredId(w.host(), OTHER_ID))
                    .issue()),
        good(
            "constraints.unsupported-form-unused",
            "A critical constraint on registered identifiers, of which the certificate has none",
            NAMES,
            w -> registeredIdentifiersOnly(w).issue(w.host())));
  }

  private static TestCertificateAuthority registeredIdentifiersOnly(Workshop w) {
    return w.issuer()
        .extension("2.5.29.30", true, Names.permittedRegisteredId(PERMITTED_ID))
        .authority();
  }
}
