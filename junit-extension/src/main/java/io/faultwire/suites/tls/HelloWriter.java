package io.faultwire.suites.tls;

import org.jspecify.annotations.Nullable;

/** Writes what a client sends first. */
@FunctionalInterface
interface HelloWriter {
  /** Return the octets on the wire, for a server that is asked for by a name, or by none. */
  byte[] write(@Nullable String serverName);
}
