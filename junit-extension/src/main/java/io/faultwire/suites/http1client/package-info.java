/**
 * The suite {@code http1-client}: what a client makes of a server's answers, good and bad, and what
 * it sends, by clause of RFC 9110 and 9112.
 *
 * <p>Each check has a server of its own on a free port of the loopback interface, whose octets
 * stand in {@code answers.txt} or in the check. What counts is what came over the wire and what the
 * client returned. {@link io.faultwire.suites.http1client.ClientChecks} runs the suite on a client
 * in Java.
 */
@NullMarked
package io.faultwire.suites.http1client;

import org.jspecify.annotations.NullMarked;
