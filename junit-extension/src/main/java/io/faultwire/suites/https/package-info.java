/**
 * The conformance suite {@code https-certificates}: what a live server sends in its handshakes.
 *
 * <p>Promises one check for each point, none of which hides another, and an error instead of
 * violations where the server does not answer. Never sends a request, and never asks anyone but the
 * server.
 */
@NullMarked
package io.faultwire.suites.https;

import org.jspecify.annotations.NullMarked;
