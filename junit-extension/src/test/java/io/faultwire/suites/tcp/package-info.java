/** Tests of the suite {@code tcp}: it passes a sound stack and fails every broken one. */
@NullMarked
package io.faultwire.suites.tcp;

import org.jspecify.annotations.NullMarked;
