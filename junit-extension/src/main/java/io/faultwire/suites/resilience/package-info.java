/**
 * The suite {@code resilience}: whether a server keeps answering when its network and its other
 * clients are bad.
 *
 * <p>{@link io.faultwire.suites.resilience.Subject} is the server, reached straight or through
 * proxies of a real Toxiproxy server, {@link io.faultwire.suites.resilience.Dialogue} what is asked
 * of it: HTTP, or octets and a pattern for their answer. An answer under harm is right if it is the
 * one that the server gives without.
 */
@NullMarked
package io.faultwire.suites.resilience;

import org.jspecify.annotations.NullMarked;
