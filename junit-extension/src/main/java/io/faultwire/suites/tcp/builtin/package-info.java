/**
 * The built-in stack as a subject: one {@link io.faultwire.tcp.TcpStack} and the tester at the ends
 * of one simulated link, in virtual time.
 *
 * <p>Promises equal runs for equal seeds. Never waits on a real clock.
 */
@NullMarked
package io.faultwire.suites.tcp.builtin;

import org.jspecify.annotations.NullMarked;
