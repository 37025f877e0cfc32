/** Tests of the catalogue: each chain is good, or wrong in the point that it names. */
@NullMarked
package io.faultwire.tls.catalogue;

import org.jspecify.annotations.NullMarked;
