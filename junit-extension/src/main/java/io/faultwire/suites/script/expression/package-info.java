/**
 * The part of Python that packet scripts use to judge a connection's counters: assertions,
 * assignments, arithmetic, comparisons, {@code and}, {@code or}, {@code not}, {@code %} for text,
 * and {@code print}.
 *
 * <p>Promises the values that Python 3 gives, and a refusal with a line for all that it does not
 * do. Never calls an interpreter and never reaches anything but the variables that it is given.
 */
@NullMarked
package io.faultwire.suites.script.expression;

import org.jspecify.annotations.NullMarked;
