/**
 * Hosts that live in another JVM: the worker, which may be on another machine or in a container,
 * the cable between it and the network, and what starts one.
 *
 * <p>Promises: the network that declares such a host judges each of its frames, by its own rules
 * and seed, and has it in its capture; it is quiet only when the worker is; a worker that it
 * started ends with it, however it ends. Never: a rule of a link that is judged in a worker.
 */
@NullMarked
package io.faultwire.engine.worker;

import org.jspecify.annotations.NullMarked;
