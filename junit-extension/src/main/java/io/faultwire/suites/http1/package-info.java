/**
 * The suite {@code http1}: whether a server keeps RFC 9110, 9112 and 9111 in what it takes and what
 * it answers.
 *
 * <p>Requests are octets that stand in {@code messages.txt} or in the checks; answers are read by
 * {@link io.faultwire.http.ResponseReader}. {@link io.faultwire.suites.http1.Reference} is what the
 * server answers when nothing is unusual, which all else is compared with. What a server does not
 * offer, such as ranges or a resource that takes POST, does not apply to it.
 */
@NullMarked
package io.faultwire.suites.http1;

import org.jspecify.annotations.NullMarked;
