/** The modelled stack against the Linux kernel, over a TAP device. */
@NullMarked
package io.faultwire.it.kernel;

import org.jspecify.annotations.NullMarked;
