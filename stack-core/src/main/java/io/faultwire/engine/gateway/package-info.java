/**
 * Ways out of a network: ports of modelled hosts that lead to real servers.
 *
 * <p>Promises that octets, half-closes and resets pass in both directions. Never opens a real
 * socket that the topology does not name. A network with a gateway runs in real time.
 */
@NullMarked
package io.faultwire.engine.gateway;

import org.jspecify.annotations.NullMarked;
