package io.faultwire.tls.judgement;

/** Names what can be wrong with the certificates that a server sends. */
public enum Point {
  /** No path of issuers leads from the leaf to a trust anchor. */
  NO_TRUSTED_PATH,
  /** The list lacks a certificate between the leaf and the anchor. */
  INCOMPLETE_LIST,
  /** A certificate does not stand before the one that certifies it. */
  OUT_OF_ORDER,
  /** The list holds a self-signed root, which a client must have anyway. */
  ROOT_SENT,
  /** The list holds a certificate twice, or one that certifies nothing in it. */
  UNRELATED_SENT,
  /** A signature does not verify under the issuer's key. */
  BAD_SIGNATURE,
  NOT_YET_VALID,
  EXPIRED,
  ISSUER_NOT_YET_VALID,
  ISSUER_EXPIRED,
  NO_ALTERNATIVE_NAME,
  HOST_MISMATCH,
  /** A DNS name is not in the preferred syntax of RFC 1034. */
  NAME_SYNTAX,
  /** A wildcard is not the complete left-most label of a name of at least three labels. */
  WILDCARD_FORM,
  /** The common name is an alternative name in another spelling. */
  COMMON_NAME_SPELLING,
  /** The common name has nothing to do with the alternative names; clients ignore it. */
  COMMON_NAME_UNRELATED,
  WEAK_LEAF_KEY,
  WEAK_ISSUER_KEY,
  WEAK_LEAF_SIGNATURE,
  WEAK_ISSUER_SIGNATURE,
  VERSION,
  SERIAL_NUMBER,
  LEAF_IS_AUTHORITY,
  ISSUER_IS_NO_AUTHORITY,
  PATH_LENGTH,
  KEY_USAGE,
  EXTENDED_KEY_USAGE,
  /** An extension is what RFC 5280 allows and the Baseline Requirements do not. */
  BASELINE_PROFILE,
  NAME_CONSTRAINTS,
  /** Name constraints are not critical: RFC 5280 demands it, the Baseline Requirements do not. */
  NAME_CONSTRAINTS_NOT_CRITICAL,
  UNKNOWN_CRITICAL_EXTENSION,
  /** An extension or field that RFC 5280 requires is absent, forbidden here, or marked wrongly. */
  EXTENSION_PROFILE,
  /** The encoding is not the one that RFC 5280 requires, or cannot be read. */
  ENCODING,
  REVOKED,
  /** The responder does not know the certificate. */
  STATUS_UNKNOWN,
  /** What is said of a certificate was true at another time. */
  STATUS_NOT_CURRENT,
  /** What is said of a certificate is not signed by its issuer, or by whom the issuer names. */
  STATUS_NOT_AUTHENTIC,
  /** Nobody answers where the certificate says that its status can be had. */
  STATUS_MISSING,
  /** The certificate promises that the server sends its status, and none was sent. */
  STAPLE_MISSING,
  /** The public exponent of an RSA key is below what the Baseline Requirements ask for. */
  SMALL_EXPONENT,
  /** The trust anchor itself breaks the profile; the server's operator cannot mend that. */
  ANCHOR_PROFILE
}
