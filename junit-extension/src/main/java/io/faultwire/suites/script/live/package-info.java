/**
 * The state of a script that runs: its time, the packets that came, its descriptors, and the
 * conversations whose addresses, sequence numbers and timestamps differ between script and wire.
 *
 * <p>Promises packetdrill's rules of which packet belongs to which socket, and of how numbers are
 * mapped. Never judges a packet.
 */
@NullMarked
package io.faultwire.suites.script.live;

import org.jspecify.annotations.NullMarked;
