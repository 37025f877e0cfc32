/**
 * Frames through a real Toxiproxy server: the engine {@code TOXIPROXY}.
 *
 * <p>Toxiproxy proxies streams and cannot lose or reorder a packet of its own accord. A link here
 * is a bundle of lanes, each of which is one TCP connection through one proxy with one toxic, and a
 * frame is a record on one of them. Promises that the rules of the link choose the fate of a frame,
 * as in simulation and from the same seed, and that the server executes it: loss by a {@code
 * timeout} of zero, delay and overtaking by {@code latency}, rate by {@code bandwidth}, partition
 * by disabled proxies. Copies are made and bits inverted before a frame is sent, since no toxic
 * does that to a frame. Never loses a frame that no rule condemned.
 */
@NullMarked
package io.faultwire.engine.toxiproxy.lane;

import org.jspecify.annotations.NullMarked;
