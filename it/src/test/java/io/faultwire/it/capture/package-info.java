/**
 * Captures before a second opinion: tshark reads what Faultwire writes, and the other way round.
 *
 * <p>Promises that each difference is named with its frame. Never runs tshark on the network.
 */
@NullMarked
package io.faultwire.it.capture;

import org.jspecify.annotations.NullMarked;
