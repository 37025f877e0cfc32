/**
 * How much a connection may have in flight.
 *
 * <p>Promises one interface with an event for each thing that RFC 5681 reacts to. Never sees a
 * segment, never decides which octets are sent.
 */
@NullMarked
package io.faultwire.tcp.congestion;

import org.jspecify.annotations.NullMarked;
