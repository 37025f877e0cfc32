/**
 * Makes test certificates and the TLS contexts that present them.
 *
 * <p>Promises chains that are right unless told otherwise, and chains that are wrong in exactly the
 * point asked for; the same seed and time give the same bytes. Never guards anything of value: the
 * private keys are for tests, and a seeded key is public by definition.
 */
@NullMarked
package io.faultwire.tls;

import org.jspecify.annotations.NullMarked;
