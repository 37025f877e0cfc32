/**
 * Assertions about what happened on the wire, in AssertJ's manner.
 *
 * <p>Promises that a failing one says what was expected, what was there instead, and which frame
 * and which rule are to blame, and shows the ladder. Never changes what it looks at, so that it
 * works on a capture that was read from a file as well.
 */
@NullMarked
package io.faultwire.junit.assertj;

import org.jspecify.annotations.NullMarked;
