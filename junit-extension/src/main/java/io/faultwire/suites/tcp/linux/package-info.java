/**
 * The Linux kernel as a subject: a stack in a network namespace of its own, whose interface is a
 * TAP device and whose user are the kernel's own socket calls.
 *
 * <p>Promises a fresh kernel stack with Linux's default settings for each check, and that nothing
 * of it is left. Time is real; a frame has the time at which the kernel sent it.
 */
@NullMarked
package io.faultwire.suites.tcp.linux;

import org.jspecify.annotations.NullMarked;
