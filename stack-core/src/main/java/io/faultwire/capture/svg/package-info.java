/**
 * SVG documents as text.
 *
 * <p>Promises that equal calls give equal text, and that what is drawn cannot become markup. Never
 * knows what is drawn.
 */
@NullMarked
package io.faultwire.capture.svg;

import org.jspecify.annotations.NullMarked;
