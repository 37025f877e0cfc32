/**
 * TLS messages as bytes: records, handshake messages and alerts, written and read.
 *
 * <p>Promises that every message can be represented, a nonsensical one included, and that what is
 * read is what was on the wire. Never encrypts, never decides what to answer, and holds no
 * connection.
 */
@NullMarked
package io.faultwire.tls.message;

import org.jspecify.annotations.NullMarked;
