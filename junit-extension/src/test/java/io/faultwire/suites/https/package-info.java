/**
 * Tests of the suite {@code https-certificates}: it passes a sound server and fails every broken
 * one.
 */
@NullMarked
package io.faultwire.suites.https;

import org.jspecify.annotations.NullMarked;
