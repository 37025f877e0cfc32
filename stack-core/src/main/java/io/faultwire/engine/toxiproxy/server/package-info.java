/**
 * A real, unmodified Toxiproxy server: found or started, with proxies and toxics of our own in it.
 *
 * <p>Promises that nothing of ours is left, not even after a crash: a server that was started ends
 * with this JVM, and what a killed JVM left in a server of someone else goes when the next one
 * comes. Sends no attribute that crashes a server. Never plays a Toxiproxy of its own.
 */
@NullMarked
package io.faultwire.engine.toxiproxy.server;

import org.jspecify.annotations.NullMarked;
