/**
 * Packet scripts as JUnit tests: {@link io.faultwire.junit.script.PacketScripts}.
 *
 * <p>Promises one test for each script, named by its path. Never passes a test whose script did not
 * run.
 */
@NullMarked
package io.faultwire.junit.script;

import org.jspecify.annotations.NullMarked;
