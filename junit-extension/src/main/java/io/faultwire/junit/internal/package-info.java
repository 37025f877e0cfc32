/**
 * What happens behind the annotations: the declared network, its run, and what is told of a
 * failure.
 *
 * <p>Promises that a message about a declaration names the annotation, the class and the remedy,
 * and that a failure can be run again from its message alone. Never reads an annotation and never
 * keeps static state. Not for users: anything here may change.
 */
@NullMarked
package io.faultwire.junit.internal;

import org.jspecify.annotations.NullMarked;
