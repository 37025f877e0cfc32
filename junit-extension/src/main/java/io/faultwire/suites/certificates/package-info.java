/**
 * The suite {@code client-certificates}: the chains of the catalogue before a client that is a
 * program.
 */
@NullMarked
package io.faultwire.suites.certificates;

import org.jspecify.annotations.NullMarked;
