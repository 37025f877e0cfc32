/**
 * Realises a topology: the facade {@link io.faultwire.engine.Network} and the engines behind it.
 *
 * <p>Promises that a test sees the same facade whichever engine carries the frames. Never pretends
 * that an engine can do what it cannot.
 */
@NullMarked
package io.faultwire.engine;

import org.jspecify.annotations.NullMarked;
