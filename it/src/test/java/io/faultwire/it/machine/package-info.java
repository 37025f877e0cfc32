/**
 * What a test needs of the machine beyond a JDK.
 *
 * <p>Promises that a test whose need is not met is skipped with a printed reason, and fails where
 * the system property {@code faultwire.required} names the need. Never installs or starts anything.
 */
@NullMarked
package io.faultwire.it.machine;

import org.jspecify.annotations.NullMarked;
