/** Tests of the battery: it tells careful clients from careless ones, and why. */
@NullMarked
package io.faultwire.tls.battery;

import org.jspecify.annotations.NullMarked;
