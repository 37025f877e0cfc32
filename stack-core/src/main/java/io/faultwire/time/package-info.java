/**
 * Virtual time: the clock, the event queue and the named random streams of a network.
 *
 * <p>Promises that equal seeds and equal calls give equal event orders and equal draws on every
 * JVM. Never reads the wall clock, never starts a thread and never allocates per event.
 */
@NullMarked
package io.faultwire.time;

import org.jspecify.annotations.NullMarked;
