/**
 * HTTP/1.1 as octets: requests that are written as they are wanted, right or wrong, and responses
 * that are read twice, and requests that are read strictly as well.
 *
 * <p>{@link io.faultwire.http.ResponseReader} reads strictly: it goes on as long as the length of
 * the message is certain, and tells each deviation from RFC 9112 and RFC 9110 as a typed finding
 * with its clause and the octets in question. {@link io.faultwire.http.LenientReading} reads the
 * same octets as browsers do. Promises that no octet of a message is invented or left out. Never
 * opens a connection, reads a clock or corrects what it is given to write.
 */
@NullMarked
package io.faultwire.http;

import org.jspecify.annotations.NullMarked;
