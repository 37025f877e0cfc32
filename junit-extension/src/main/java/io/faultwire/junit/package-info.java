/**
 * What test authors import: annotations, the extension behind them, and the parameters of a test.
 *
 * <p>A conformance check is an ordinary JUnit test method with {@link io.faultwire.junit.Check} and
 * {@link io.faultwire.junit.Clause}; it runs in an IDE as well as in the Maven plugin. Nothing here
 * keeps static state, and nothing ships a {@code junit-platform.properties}.
 */
@NullMarked
package io.faultwire.junit;

import org.jspecify.annotations.NullMarked;
