/**
 * Connections to a server under test, over TCP or TLS, whose reads have deadlines.
 *
 * <p>Connections and time are bounded by the options that all these suites know. Promises that what
 * is written leaves at once, and that a read tells silence, an orderly end and a reset apart. Never
 * judges a certificate.
 */
@NullMarked
package io.faultwire.suites.connection;

import org.jspecify.annotations.NullMarked;
