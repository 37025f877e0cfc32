/**
 * Realises a topology in this JVM: modelled hosts, links and switches, one event queue, one baton.
 *
 * <p>Promises that equal topologies, seeds and programs give equal captures. Never touches the
 * machine's network; a topology with a gateway says where it does.
 */
@NullMarked
package io.faultwire.engine.simulation;

import org.jspecify.annotations.NullMarked;
