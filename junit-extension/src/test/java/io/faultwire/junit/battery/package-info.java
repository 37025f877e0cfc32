/** Tests of batteries as JUnit tests. */
@NullMarked
package io.faultwire.junit.battery;

import org.jspecify.annotations.NullMarked;
