/**
 * Bytes to headers and back, without state: Ethernet, 802.1Q, ARP, IPv4, ICMP, UDP, TCP and the
 * checksum.
 *
 * <p>Promises that every header field can be read and written, nonsense included. Never decides
 * what a header means, never drops anything and never throws on bytes that came from a wire.
 */
@NullMarked
package io.faultwire.wire;

import org.jspecify.annotations.NullMarked;
