/**
 * Judges a server's certificates point by point: a pure function from the list that the server
 * sent, the trust anchors, the name, the time and what is known of revocation to findings.
 *
 * <p>Promises that every point is judged on its own, so that one fault never hides another, and
 * that the same question has the same answer. Never opens a connection, reads the clock, or asks a
 * revocation service.
 */
@NullMarked
package io.faultwire.tls.judgement;

import org.jspecify.annotations.NullMarked;
