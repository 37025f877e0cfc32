/**
 * Broken subjects: each defect breaks the built-in stack in one way, on the wire or in its options.
 *
 * <p>Promises that every check of the suite names a defect that it catches. Never touches a subject
 * other than the built-in one.
 */
@NullMarked
package io.faultwire.suites.tcp.defect;

import org.jspecify.annotations.NullMarked;
