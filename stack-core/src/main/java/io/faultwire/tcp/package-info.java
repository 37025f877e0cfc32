/**
 * The Transmission Control Protocol (RFC 9293), as objects that take segments, calls and the time
 * and give segments and a next deadline.
 *
 * <p>Promises the names of RFC 9293 for states and variables, and no allocation per segment in the
 * steady state. Never starts a thread, never reads a clock of its own and never knows who carries
 * its segments.
 */
@NullMarked
package io.faultwire.tcp;

import org.jspecify.annotations.NullMarked;
