/**
 * What happened on the wire: every frame of every link with its fate, and the conversations that
 * the frames add up to.
 *
 * <p>Promises that a frame is kept as it was sent, that the rule which decided its fate is named,
 * and that a capture which was read from a file answers the same questions. Never changes a frame
 * and never influences the network that it watches.
 */
@NullMarked
package io.faultwire.capture;

import org.jspecify.annotations.NullMarked;
