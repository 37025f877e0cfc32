/**
 * Toxiproxy's toxics as typed faults on real sockets.
 *
 * <p>Promises that a fault says what it really does to a stream of bytes, and that what was
 * declared for particular connections or bytes has struck them. Never plays a packet-level fault on
 * a stream: TCP repairs lost packets below it, and a proxy has no packets.
 */
@NullMarked
package io.faultwire.engine.toxiproxy.stream;

import org.jspecify.annotations.NullMarked;
