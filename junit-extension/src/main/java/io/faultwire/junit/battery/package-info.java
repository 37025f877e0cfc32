/**
 * Certificate batteries as JUnit tests: {@link io.faultwire.junit.battery.CertificateBattery}.
 *
 * <p>Promises one test for each chain, and a table of all chains and clients. Never passes a test
 * whose client has not met its chain, where the clause asks for anything.
 */
@NullMarked
package io.faultwire.junit.battery;

import org.jspecify.annotations.NullMarked;
