/** The suite {@code http1} on a server that is sound, or breaks one clause. */
@NullMarked
package io.faultwire.suites.http1;

import org.jspecify.annotations.NullMarked;
