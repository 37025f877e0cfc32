/**
 * The immutable declaration of a network: hosts, switches, links and what is wrong with them.
 *
 * <p>Promises that a topology which was built can be realised: names and addresses are unique,
 * every link has two ends, every percentage is one, and hosts of one segment can reach each other.
 * Never creates a device, a thread or a frame.
 */
@NullMarked
package io.faultwire.topology;

import org.jspecify.annotations.NullMarked;
