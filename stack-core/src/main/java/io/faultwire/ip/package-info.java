/**
 * IPv4 of a host: address resolution, routes, fragmentation and reassembly, ICMP.
 *
 * <p>Promises RFC 826, 791, 815, 792 and the host's part of RFC 1122 sections 2.3.2 and 3.2,
 * without IP options and path MTU discovery. Never forwards a datagram, never reads a clock of its
 * own and never blocks: time comes in with the call, what must happen later is an event.
 */
@NullMarked
package io.faultwire.ip;

import org.jspecify.annotations.NullMarked;
