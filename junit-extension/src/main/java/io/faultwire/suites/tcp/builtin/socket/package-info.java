/**
 * Linux's socket calls on the built-in stack, none of which waits.
 *
 * <p>Promises Linux's order of checks and its error numbers. What the stack cannot do is an error,
 * such as {@code ENOPROTOOPT} for an option, and never silence.
 */
@NullMarked
package io.faultwire.suites.tcp.builtin.socket;

import org.jspecify.annotations.NullMarked;
