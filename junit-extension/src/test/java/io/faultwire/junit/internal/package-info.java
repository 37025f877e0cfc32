/** Tests of what stands behind the annotations. */
@NullMarked
package io.faultwire.junit.internal;

import org.jspecify.annotations.NullMarked;
