/**
 * Runs conformance suites on the JUnit Platform and turns what happened into a report.
 *
 * <p>A run either says something reliable about its target or says that it could not: an empty run,
 * a dead target and an unknown name are errors and never a pass. Nothing here judges a report.
 */
@NullMarked
package io.faultwire.junit.runner;

import org.jspecify.annotations.NullMarked;
