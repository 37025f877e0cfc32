/**
 * The conformance suite {@code tls}: how a live server behaves in handshakes, good and bad ones.
 *
 * <p>Promises that each ClientHello is written as the check says, that a clause is broken only if
 * the octets on the wire break it, and that a check which needs what the server does not offer does
 * not apply. Never encrypts anything itself: where a handshake has to be completed, JSSE does it.
 */
@NullMarked
package io.faultwire.suites.tls;

import org.jspecify.annotations.NullMarked;
