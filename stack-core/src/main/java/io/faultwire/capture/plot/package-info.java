/**
 * Plots of TCP conversations over time: sequence numbers in the manner of tcptrace, and the
 * congestion window.
 *
 * <p>Promises that equal conversations give equal SVG, that no loss and no retransmission is left
 * out, and that a drawing is bounded however long the conversation was.
 */
@NullMarked
package io.faultwire.capture.plot;

import org.jspecify.annotations.NullMarked;
