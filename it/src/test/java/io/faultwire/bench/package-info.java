/** Benchmarks: what the parts cost, measured with JMH, never asserted. */
@NullMarked
package io.faultwire.bench;

import org.jspecify.annotations.NullMarked;
