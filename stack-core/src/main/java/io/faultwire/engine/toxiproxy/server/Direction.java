package io.faultwire.engine.toxiproxy.server;

import java.util.Locale;

/** A way through a proxy, which Toxiproxy calls a stream. */
public enum Direction {
  /** From the client to the server behind the proxy. */
  UPSTREAM,
  /** From the server behind the proxy to the client. */
  DOWNSTREAM;

  /** Returns the word that Toxiproxy has for it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
