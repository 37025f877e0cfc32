/**
 * The report's page in a real browser.
 *
 * <p>A run with every outcome is written and opened in headless Chromium; nothing is asserted on
 * the page's source here.
 */
@NullMarked
package io.faultwire.it.page;

import org.jspecify.annotations.NullMarked;
