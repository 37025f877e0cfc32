package io.faultwire.tls;

/** Names what an issuer says of a certificate (RFC 6960, section 2.2). */
public enum RevocationStatus {
  GOOD,
  REVOKED,
  /** The responder does not know the certificate. */
  UNKNOWN
}
