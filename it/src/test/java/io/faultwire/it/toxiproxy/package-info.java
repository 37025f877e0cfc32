/** A real Toxiproxy server: how it is found, what its toxics do, and what is left of it. */
@NullMarked
package io.faultwire.it.toxiproxy;

import org.jspecify.annotations.NullMarked;
