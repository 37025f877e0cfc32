/**
 * Asks a TLS server what it offers and takes down the certificates that it sends.
 *
 * <p>Promises answers as seen on the wire, for versions too that the JDK no longer speaks. Never
 * judges them, and never sends application data.
 */
@NullMarked
package io.faultwire.tls.probe;

import org.jspecify.annotations.NullMarked;
