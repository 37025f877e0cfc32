/**
 * Real Linux kernel stacks in network namespaces, joined to modelled links over TAP devices.
 *
 * <p>Promises that nothing is left behind, not even after a crash: a namespace lives as long as a
 * child process that ends with this JVM, a TAP device as long as its file descriptor. The only
 * package that calls native code.
 */
@NullMarked
package io.faultwire.engine.kernel;

import org.jspecify.annotations.NullMarked;
