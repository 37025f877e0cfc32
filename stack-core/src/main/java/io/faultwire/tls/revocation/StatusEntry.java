package io.faultwire.tls.revocation;

import io.faultwire.tls.TestCertificateAuthority;
import java.security.cert.X509Certificate;

/**
 * Says what is answered about one certificate, and where.
 *
 * @param issuer who has issued the certificate and answers
 * @param certificate what is asked about
 * @param protocol how it is asked about
 * @param answer what is said
 */
public record StatusEntry(
    TestCertificateAuthority issuer,
    X509Certificate certificate,
    Protocol protocol,
    StatusAnswer answer) {

  /** Names the ways to ask. */
  public enum Protocol {
    /** RFC 6960. */
    OCSP,
    /** A revocation list (RFC 5280, section 5). */
    LIST
  }

  /** Returns what comes back: the DER of an OCSP response or of a revocation list. */
  public byte[] content() {
    return protocol == Protocol.OCSP
        ? answer.ocspResponse(issuer, certificate)
        : answer.revocationList(issuer, certificate);
  }
}
