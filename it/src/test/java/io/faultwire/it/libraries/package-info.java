/** Real client and server libraries, unchanged, over a simulated network. */
@NullMarked
package io.faultwire.it.libraries;

import org.jspecify.annotations.NullMarked;
