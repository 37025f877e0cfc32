/** A suite with one check for every way in which a check can end. It tests nothing real. */
@NullMarked
package io.faultwire.junit.runner.sample;

import org.jspecify.annotations.NullMarked;
