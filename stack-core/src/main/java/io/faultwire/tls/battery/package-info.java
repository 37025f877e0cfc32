/**
 * Presents the chains of the catalogue to a client under test, one after the other, and finds out
 * what the client made of each.
 *
 * <p>Promises that a chain counts as accepted only if the client went on after it, as seen by the
 * server, and as refused only if the client had seen it. Never leaves the loopback interface, and
 * leaves no server behind.
 */
@NullMarked
package io.faultwire.tls.battery;

import org.jspecify.annotations.NullMarked;
