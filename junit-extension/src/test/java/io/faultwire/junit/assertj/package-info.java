/** Tests that each assertion holds where it should, and says why where it does not. */
@NullMarked
package io.faultwire.junit.assertj;

import org.jspecify.annotations.NullMarked;
