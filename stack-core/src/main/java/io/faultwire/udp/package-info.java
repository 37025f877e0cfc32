/**
 * UDP (RFC 768; RFC 1122 section 4.1): datagrams between ports.
 *
 * <p>Promises checksums made and checked, receive queues with a limit and ICMP errors passed to
 * connected endpoints. Never orders, repeats or acknowledges anything, and never blocks.
 */
@NullMarked
package io.faultwire.udp;

import org.jspecify.annotations.NullMarked;
