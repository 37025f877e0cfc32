/**
 * Tests of the suite {@code tls}: it passes a sound server, and names each clause that a server
 * breaks, and no other.
 */
@NullMarked
package io.faultwire.suites.tls;

import org.jspecify.annotations.NullMarked;
