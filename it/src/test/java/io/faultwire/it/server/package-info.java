/** Real servers, each on a free port of the loopback interface, that end with the JVM. */
@NullMarked
package io.faultwire.it.server;

import org.jspecify.annotations.NullMarked;
