/**
 * What frames are plugged into: network interfaces and the learning switch.
 *
 * <p>Promises IEEE 802.3 acceptance (FCS, sizes, addresses) and IEEE 802.1D learning. Never reads
 * an IP header.
 */
@NullMarked
package io.faultwire.device;

import org.jspecify.annotations.NullMarked;
