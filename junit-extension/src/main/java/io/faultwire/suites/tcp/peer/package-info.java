/**
 * The tester's side of a connection: sends any segment with any field, expects segments within a
 * time, and keeps a log of both.
 *
 * <p>Promises that an expectation which is not met says what was expected, what came instead and
 * when. Never answers by itself: what a check does not send, nobody sends.
 */
@NullMarked
package io.faultwire.suites.tcp.peer;

import org.jspecify.annotations.NullMarked;
