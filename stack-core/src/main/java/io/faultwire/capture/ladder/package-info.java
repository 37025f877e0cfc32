/**
 * Ladder diagrams: two ends, time running down, an arrow for each segment or datagram.
 *
 * <p>Promises that equal conversations give equal text and equal SVG, and that what was dropped is
 * drawn as dropped. Never shows more lines than asked for.
 */
@NullMarked
package io.faultwire.capture.ladder;

import org.jspecify.annotations.NullMarked;
