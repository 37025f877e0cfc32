/**
 * Tells whether test certificates are revoked, by OCSP and by revocation lists, and asks others.
 *
 * <p>Promises answers that are right, wrong, old, late or absent as told, signed by the issuer, at
 * the issuer's time. Never judges an answer.
 */
@NullMarked
package io.faultwire.tls.revocation;

import org.jspecify.annotations.NullMarked;
