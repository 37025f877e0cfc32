/**
 * The conformance suite {@code tcp}: RFC 9293 and what it builds on, seen on the wire.
 *
 * <p>Promises that every check names its clause and a defect that it catches, and that it can run
 * on any TCP behind {@link io.faultwire.suites.tcp.subject.TestBed}. Never looks into the subject:
 * it sees segments and what the subject's user sees.
 */
@NullMarked
package io.faultwire.suites.tcp;

import org.jspecify.annotations.NullMarked;
