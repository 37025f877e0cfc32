/** Tests of the suite {@code http1-client}, with a client that is sound but for its flaws. */
@NullMarked
package io.faultwire.suites.http1client;

import org.jspecify.annotations.NullMarked;
