/**
 * The JDK's sockets on a simulated host.
 *
 * <p>Promises that programs written for {@code java.net} see the states, exceptions and messages
 * which the JDK's own sockets show in the same case. Never opens a real socket.
 */
@NullMarked
package io.faultwire.host.socket;

import org.jspecify.annotations.NullMarked;
