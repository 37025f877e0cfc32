package io.faultwire.tls.catalogue;

import static io.faultwire.tls.catalogue.NamedChain.bad;
import static io.faultwire.tls.catalogue.NamedChain.either;
import static io.faultwire.tls.catalogue.NamedChain.good;

import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.TestCertificateAuthority;
import io.faultwire.tls.revocation.StatusAnswer;
import io.faultwire.tls.revocation.StatusEntry.Protocol;
import java.util.ArrayList;
import java.util.List;

/**
 * Chains whose certificates are revoked, or whose status cannot be had (RFC 5280, section 6.1.3 and
 * 6.3; RFC 6960; RFC 7633).
 */
final class RevocationChains {
  private static final String PATH = "RFC 5280, 6.1.3";
  private static final String OCSP = "RFC 6960, 2.2";
  private static final String LIST = "RFC 5280, 6.3.3";
  private static final String STAPLE = "RFC 6066, 8";
  private static final String FEATURE = "RFC 7633, 4";

  private RevocationChains() {}

  static List<NamedChain> all() {
    List<NamedChain> all = new ArrayList<>(asked());
    all.addAll(lists());
    all.addAll(stapled());
    return all;
  }

  private static List<NamedChain> asked() {
    return List.of(
        good(
            "revocation.ocsp-good",
            "The responder says good",
            OCSP,
            w -> asked(w, StatusAnswer.GOOD)),
        bad(
            "revocation.ocsp-revoked",
            "The responder says revoked",
            PATH,
            w -> asked(w, StatusAnswer.REVOKED)),
        either(
            "revocation.ocsp-unknown",
            "The responder does not know the certificate",
            OCSP,
            w -> asked(w, StatusAnswer.UNKNOWN)),
        either(
            "revocation.ocsp-stale",
            "The responder says what was good until yesterday",
            "RFC 6960, 4.2.2.1",
            w -> asked(w, StatusAnswer.STALE)),
        either(
            "revocation.ocsp-forged",
            "Somebody else answers with the issuer's name",
            "RFC 6960, 3.2",
            w -> asked(w, StatusAnswer.FORGED)),
        either(
                "revocation.ocsp-late",
                "The responder says good after two seconds",
                OCSP,
                w -> asked(w, StatusAnswer.LATE))
            .withResponder(),
        either(
            "revocation.ocsp-silent",
            "The responder says nothing",
            OCSP,
            w -> asked(w, StatusAnswer.SILENT)));
  }

  private static List<NamedChain> lists() {
    return List.of(
        good(
            "revocation.list-good",
            "The revocation list is empty",
            LIST,
            w -> listed(w, StatusAnswer.GOOD)),
        bad(
            "revocation.list-revoked",
            "The certificate is on the revocation list",
            PATH,
            w -> listed(w, StatusAnswer.REVOKED)),
        either(
            "revocation.list-stale",
            "The next revocation list was due yesterday",
            LIST,
            w -> listed(w, StatusAnswer.STALE)),
        either(
            "revocation.list-forged",
            "The revocation list is signed by somebody else",
            LIST,
            w -> listed(w, StatusAnswer.FORGED)),
        either(
            "revocation.list-silent",
            "The revocation list does not come",
            LIST,
            w -> listed(w, StatusAnswer.SILENT)),
        bad(
            "revocation.issuer-revoked",
            "The intermediate is on the root's revocation list",
            PATH,
            w -> {
              TestCertificateAuthority issuing =
                  w.issuer().revocationList(w.list(w.root())).authority();
              w.status(w.root(), issuing.certificate(), Protocol.LIST, StatusAnswer.REVOKED);
              return listed(w, issuing, StatusAnswer.GOOD);
            }));
  }

  private static List<NamedChain> stapled() {
    return List.of(
        good(
                "revocation.stapled-good",
                "The server sends that its certificate is good",
                STAPLE,
                w -> asked(w, StatusAnswer.GOOD))
            .stapled(),
        bad(
                "revocation.stapled-revoked",
                "The server sends that its certificate is revoked",
                PATH,
                w -> asked(w, StatusAnswer.REVOKED))
            .stapled(),
        good(
                "revocation.must-staple-kept",
                "The certificate promises a status, and the server sends that it is good",
                FEATURE,
                w -> promised(w))
            .stapled(),
        either(
            "revocation.must-staple-broken",
            "The certificate promises a status in an extension that may be ignored; none is sent",
            FEATURE,
            w -> promised(w)));
  }

  private static CertificateChain asked(Workshop w, StatusAnswer answer) {
    TestCertificateAuthority issuing = w.ownIssuing();
    CertificateChain chain = issuing.leaf(w.host()).ocsp(w.ocsp()).issue();
    w.status(issuing, chain.leaf(), Protocol.OCSP, answer);
    return chain;
  }

  private static CertificateChain promised(Workshop w) {
    TestCertificateAuthority issuing = w.ownIssuing();
    CertificateChain chain = issuing.leaf(w.host()).ocsp(w.ocsp()).mustStaple().issue();
    w.status(issuing, chain.leaf(), Protocol.OCSP, StatusAnswer.GOOD);
    return chain;
  }

  private static CertificateChain listed(Workshop w, StatusAnswer answer) {
    return listed(w, w.ownIssuing(), answer);
  }

  private static CertificateChain listed(
      Workshop w, TestCertificateAuthority issuing, StatusAnswer answer) {
    CertificateChain chain = issuing.leaf(w.host()).revocationList(w.list(issuing)).issue();
    w.status(issuing, chain.leaf(), Protocol.LIST, answer);
    return chain;
  }
}
