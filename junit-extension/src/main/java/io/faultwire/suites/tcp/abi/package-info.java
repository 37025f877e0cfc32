/**
 * The names and numbers of Linux's socket interface: errors, constants and {@code struct tcp_info}.
 *
 * <p>Promises the values of the kernel's headers for x86 and ARM. Never makes a call.
 */
@NullMarked
package io.faultwire.suites.tcp.abi;

import org.jspecify.annotations.NullMarked;
