/**
 * Processes and the scheduler that passes the baton between them.
 *
 * <p>Promises that exactly one process of a network runs at a time, that time passes only while all
 * are blocked, and that a network which can make no progress says who waits for what. Never reads
 * the wall clock itself. Orders are equal in every run as far as processes and the test's own
 * thread make them; threads of a library come when the machine lets them.
 */
@NullMarked
package io.faultwire.host.process;

import org.jspecify.annotations.NullMarked;
