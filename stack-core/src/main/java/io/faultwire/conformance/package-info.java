/**
 * The vocabulary of conformance: checks, their clauses, their outcomes and the report.
 *
 * <p>Everything here is an immutable value. {@code conformance.json} is the source of truth: a
 * report that was written and read back is equal to the original. Only {@link
 * io.faultwire.conformance.Outcome#PASS} counts as a pass. This layer never runs a check, reads no
 * clock and knows neither JUnit nor Maven.
 */
@NullMarked
package io.faultwire.conformance;

import org.jspecify.annotations.NullMarked;
