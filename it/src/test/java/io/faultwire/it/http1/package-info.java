/** The suite {@code http1} on servers that many trust. */
@NullMarked
package io.faultwire.it.http1;

import org.jspecify.annotations.NullMarked;
