package io.faultwire.tls.catalogue;

import io.faultwire.tls.CertificateBuilder;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.KeyKind;
import io.faultwire.tls.TestCertificateAuthority;
import io.faultwire.tls.revocation.RevocationService;
import io.faultwire.tls.revocation.StatusAnswer;
import io.faultwire.tls.revocation.StatusEntry;
import io.faultwire.tls.revocation.StatusEntry.Protocol;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Holds what one chain is made with, and what is to be answered about its certificates. */
final class Workshop {
  private final ChainSetting setting;
  private final List<StatusEntry> statuses = new ArrayList<>();

  Workshop(ChainSetting setting) {
    this.setting = setting;
  }

  /** Returns the authority that the client trusts. */
  TestCertificateAuthority root() {
    return setting.root();
  }

  /** Returns the name that the client asks for unless the chain is about names. */
  String host() {
    return setting.host();
  }

  /** Returns an authority below the root; one for all chains. */
  TestCertificateAuthority issuing() {
    return setting.issuing();
  }

  /** Returns a new authority below the root, with a revocation list of its own. */
  TestCertificateAuthority ownIssuing() {
    return issuer().authority();
  }

  /** Returns a builder of a new authority below the root. */
  CertificateBuilder issuer() {
    return root().authority("Issuing CA");
  }

  /** Returns a builder of a sound certificate for the host, below an authority. */
  CertificateBuilder leaf() {
    return issuing().leaf(host());
  }

  /** Returns an authority below the root that signs with RSA; one for all chains. */
  TestCertificateAuthority rsaIssuing() {
    return setting.rsaIssuing();
  }

  Instant now() {
    return root().now();
  }

  Instant days(int count) {
    return now().plus(Duration.ofDays(count));
  }

  Instant seconds(int count) {
    return now().plusSeconds(count);
  }

  /** Returns where the OCSP responder is. */
  URI ocsp() {
    return RevocationService.ocsp(setting.statusBase());
  }

  /** Returns where the revocation list of an issuer is. */
  URI list(TestCertificateAuthority issuer) {
    return RevocationService.list(setting.statusBase(), issuer);
  }

  /** Says what is to be answered about a certificate. */
  void status(
      TestCertificateAuthority issuer,
      X509Certificate certificate,
      Protocol protocol,
      StatusAnswer answer) {
    statuses.add(new StatusEntry(issuer, certificate, protocol, answer));
  }

  List<StatusEntry> statuses() {
    return List.copyOf(statuses);
  }

  /** Returns a chain whose leaf has an RSA key of some kind, below the root. */
  CertificateChain withKey(KeyKind kind) {
    return leaf().key(kind).issue();
  }
}
