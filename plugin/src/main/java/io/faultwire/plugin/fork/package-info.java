/**
 * Runs the suites in a JVM of their own.
 *
 * <p>Promises that the fork ends when it is done, when its time is up, and when Maven ends, however
 * that happens. Never passes anything through the environment or a shell, so that paths with spaces
 * work.
 */
@NullMarked
package io.faultwire.plugin.fork;

import org.jspecify.annotations.NullMarked;
