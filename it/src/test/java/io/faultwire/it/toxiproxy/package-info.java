/** A real Toxiproxy server carries the frames. */
@NullMarked
package io.faultwire.it.toxiproxy;

import org.jspecify.annotations.NullMarked;
