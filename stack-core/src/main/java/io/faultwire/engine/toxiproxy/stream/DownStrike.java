package io.faultwire.engine.toxiproxy.stream;

import java.time.Duration;
import java.util.OptionalLong;

/** All connections of a proxy that knows them ended, and new ones refused. */
final class DownStrike implements Strike {
  private final FrontedProxy owner;
  private final StreamFault fault;
  private long connections;

  DownStrike(FrontedProxy owner, StreamFault fault) {
    this.owner = owner;
    this.fault = fault;
  }

  void begin() {
    connections = owner.stopListening();
    Duration span = fault.moment().span();
    if (span != null) {
      Timers.after(span, this::close);
    }
  }

  @Override
  public StreamFault fault() {
    return fault;
  }

  @Override
  public void change(StreamFault other) {
    throw new IllegalArgumentException(
        "'" + fault + "' cannot turn into '" + other + "': close it and add the other");
  }

  @Override
  public OptionalLong connections() {
    return OptionalLong.of(connections);
  }

  @Override
  public void close() {
    owner.listenAgain();
  }
}
