/**
 * The suite {@code resilience} on real servers, and on a fragile one whose defects it must find.
 */
@NullMarked
package io.faultwire.it.resilience;

import org.jspecify.annotations.NullMarked;
