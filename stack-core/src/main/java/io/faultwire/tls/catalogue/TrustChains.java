package io.faultwire.tls.catalogue;

import static io.faultwire.tls.catalogue.NamedChain.bad;
import static io.faultwire.tls.catalogue.NamedChain.either;
import static io.faultwire.tls.catalogue.NamedChain.good;

import io.faultwire.tls.CertificateBuilder;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.KeyUsageBit;
import io.faultwire.tls.TestCertificateAuthority;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Chains about who has issued what, and what the server sends of it (RFC 5280, section 6.1; RFC
 * 8446, section 4.4.2).
 */
final class TrustChains {
  private static final String PATH = "RFC 5280, 6.1";
  private static final String LIST = "RFC 8446, 4.4.2";

  private TrustChains() {}

  static List<NamedChain> all() {
    List<NamedChain> all = new ArrayList<>(paths());
    all.addAll(lists());
    return all;
  }

  private static List<NamedChain> paths() {
    return List.of(
        good("trust.one-intermediate", "Root, intermediate, server", PATH, w -> w.leaf().issue()),
        good(
            "trust.no-intermediate",
            "Issued by the root itself",
            PATH,
            w -> w.root().issue(w.host())),
        good(
            "trust.three-intermediates",
            "Three intermediates",
            PATH,
            w -> deep(w, 3).issue(w.host())),
        bad(
            "trust.self-signed",
            "Signed with its own key",
            PATH,
            w ->
                selfSigned(w)
                    .names(w.host())
                    .certificateAuthority(false)
                    .keyUsage(KeyUsageBit.DIGITAL_SIGNATURE)
                    .extendedKeyUsage("1.3.6.1.5.5.7.3.1")
                    .issue()),
        bad(
            "trust.unknown-root",
            "Root and intermediate of a stranger, both sent",
            PATH,
            w -> stranger(w).intermediate("Issuing CA").issue(w.host()).withRoot()),
        bad(
            "trust.impostor-root",
            "Below a root that has the name of the trusted one, and another key",
            "RFC 5280, 6.1.3",
            w -> w.root().impostor().intermediate("Issuing CA").issue(w.host())),
        bad(
            "trust.untrusted-cross-sign",
            "The intermediate by which a stranger vouches for the trusted one, not the root's own",
            PATH,
            w -> {
              TestCertificateAuthority issuing = w.issuing();
              return stranger(w).crossSign(issuing).issue(w.host());
            }),
        good(
            "trust.both-cross-signs",
            "Two intermediates of one name and key; the one that leads nowhere is sent first",
            LIST,
            w -> {
              TestCertificateAuthority issuing = w.issuing();
              TestCertificateAuthority crossed = stranger(w).crossSign(issuing);
              return issuing
                  .issue(w.host())
                  .followedBy(List.of(crossed.certificate(), issuing.certificate()));
            }),
        bad(
            "trust.signature-broken",
            "The signature over the server's certificate is not the issuer's",
            "RFC 5280, 6.1.3",
            w -> w.leaf().forgedSignature().issue()),
        bad(
            "trust.issuer-signature-broken",
            "The signature over the intermediate is not the root's",
            "RFC 5280, 6.1.3",
            w -> w.issuer().forgedSignature().authority().issue(w.host())));
  }

  private static List<NamedChain> lists() {
    return List.of(
        bad(
            "trust.missing-intermediate",
            "The intermediate is not sent",
            PATH,
            w -> w.leaf().issue().followedBy(List.of())),
        good("trust.root-sent", "The root is sent too", LIST, w -> w.leaf().issue().withRoot()),
        good(
            "trust.extra-intermediate",
            "An intermediate is sent that has issued nothing here",
            LIST,
            w -> {
              CertificateChain chain = w.leaf().issue();
              return chain.followedBy(
                  List.of(
                      w.root().intermediate("Another CA").certificate(),
                      chain.intermediates().get(0)));
            }),
        good(
            "trust.reordered",
            "Three intermediates are sent in reverse",
            LIST,
            w -> {
              CertificateChain chain = deep(w, 3).issue(w.host());
              List<X509Certificate> reversed = new ArrayList<>(chain.intermediates());
              Collections.reverse(reversed);
              return chain.followedBy(reversed);
            }),
        good(
            "trust.sent-twice",
            "The intermediate is sent twice",
            LIST,
            w -> {
              CertificateChain chain = w.leaf().issue();
              return chain.followedBy(
                  List.of(chain.intermediates().get(0), chain.intermediates().get(0)));
            }),
        either(
            "trust.fifteen-intermediates",
            "Fifteen intermediates; how many a client follows is its choice",
            PATH,
            w -> deep(w, 15).issue(w.host())),
        either(
            "trust.oversized",
            "An extension of 60,000 octets; how much a client reads is its choice",
            "RFC 8446, 4.4.2",
            w -> w.leaf().extension("1.2.3.4.5", false, octets(60_000)).issue()));
  }

  private static CertificateBuilder selfSigned(Workshop w) {
    return w.root().strangerBuilder(w.host());
  }

  private static TestCertificateAuthority stranger(Workshop w) {
    return w.root().stranger("Stranger");
  }

  private static TestCertificateAuthority deep(Workshop w, int intermediates) {
    TestCertificateAuthority deepest = w.root();
    for (int i = 1; i <= intermediates; i++) {
      deepest = deepest.intermediate("Issuing CA " + i);
    }
    return deepest;
  }

  /** Returns an octet string of some length, which must be between 256 and 65,535. */
  private static byte[] octets(int length) {
    byte[] der = new byte[length + 4];
    der[0] = 4;
    der[1] = (byte) 0x82;
    der[2] = (byte) (length >> 8);
    der[3] = (byte) length;
    return der;
  }
}
