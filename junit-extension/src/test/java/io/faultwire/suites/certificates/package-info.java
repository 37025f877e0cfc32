/** Tests of the suite {@code client-certificates}. */
@NullMarked
package io.faultwire.suites.certificates;

import org.jspecify.annotations.NullMarked;
