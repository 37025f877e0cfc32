/**
 * A host: the composition of its protocols.
 *
 * <p>Promises that a host behaves as RFC 1122 asks of one, from its NICs to TCP and UDP. Never
 * forwards datagrams between its NICs and never starts a thread.
 */
@NullMarked
package io.faultwire.host;

import org.jspecify.annotations.NullMarked;
