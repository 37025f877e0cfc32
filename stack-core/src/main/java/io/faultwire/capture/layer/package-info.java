/**
 * A frame read layer by layer, under the OSI model or the TCP/IP model.
 *
 * <p>Promises that each octet of a frame belongs to exactly one layer and that layers come in the
 * order of encapsulation. Never judges whether a header makes sense.
 */
@NullMarked
package io.faultwire.capture.layer;

import org.jspecify.annotations.NullMarked;
