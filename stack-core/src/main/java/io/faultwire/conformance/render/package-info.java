/**
 * Writes a conformance report as files: JSON with its schema, one HTML page, JUnit XML.
 *
 * <p>Equal reports give equal bytes. The page needs no network and no second file to be read. This
 * layer never changes or judges what a report says.
 */
@NullMarked
package io.faultwire.conformance.render;

import org.jspecify.annotations.NullMarked;
