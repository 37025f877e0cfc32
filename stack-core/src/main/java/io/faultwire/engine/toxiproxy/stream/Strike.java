package io.faultwire.engine.toxiproxy.stream;

import java.util.OptionalLong;

/** What a fault does to one connection, or to all of a proxy. */
interface Strike extends AutoCloseable {
  StreamFault fault();

  void change(StreamFault other);

  OptionalLong connections();

  @Override
  void close();
}
