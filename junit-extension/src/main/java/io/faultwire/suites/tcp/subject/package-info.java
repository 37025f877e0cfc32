/**
 * The interface between the suite {@code tcp} and the TCP that it tests: the user calls of RFC 9293
 * section 3.9.1 on one side, a wire that carries any packet on the other.
 *
 * <p>Promises that no call waits: time passes only while the tester listens on the wire. Never says
 * how a subject is made, so that a simulated stack, an operating system's behind a TAP device and a
 * user's own are tested by the same checks.
 */
@NullMarked
package io.faultwire.suites.tcp.subject;

import org.jspecify.annotations.NullMarked;
