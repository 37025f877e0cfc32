/** Tests of what crosses the cable of a worker. */
@NullMarked
package io.faultwire.engine.worker;

import org.jspecify.annotations.NullMarked;
