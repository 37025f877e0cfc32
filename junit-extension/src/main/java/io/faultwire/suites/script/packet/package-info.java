/**
 * IPv4 packets of TCP, UDP and ICMP as a packet script sees them: every field has a value, data are
 * all zeros, and each packet has a line of text in the notation of scripts.
 *
 * <p>Promises that packets which make no sense can be represented and sent. Never says what a
 * script demands of a packet.
 */
@NullMarked
package io.faultwire.suites.script.packet;

import org.jspecify.annotations.NullMarked;
