package io.faultwire.engine.toxiproxy.server;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/** Where a server comes from, and how this machine and the server reach each other. */
interface Origin {
  URI url();

  /** Returns what was chosen, for the log and for errors. */
  String description();

  /** Returns the address that a new proxy is to listen on. */
  String listen();

  /** Returns where a proxy is reached from here that listens, as the server says, on an address. */
  InetSocketAddress reach(String listening);

  /** Returns an upstream by the name that the server knows it by. */
  String upstream(String host, int port);

  /** Notes that a proxy does not listen any more. */
  default void release(String listening) {}

  /** Tells whether proxies listen on ports that others may take before us. */
  default boolean hasFewPorts() {
    return false;
  }

  /** Tells whether a server is of no use that does not reach this machine. */
  default boolean mustSeeThisMachine() {
    return true;
  }

  /** Returns how the server came to its end, if it is known to be at one. */
  Optional<String> death();

  /** Returns the same of a server that does not answer, whose end may be known in a moment. */
  default Optional<String> awaitDeath() {
    return death();
  }

  /** Returns what to do when the server does not answer. */
  String remedy();

  /** Tells whether the server goes on without this JVM, with what is left in it. */
  boolean outlivesUs();

  /** Ends the server, if it is ours. */
  void end();
}
