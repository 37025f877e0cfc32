package io.faultwire.engine.toxiproxy.stream;

import io.faultwire.engine.toxiproxy.server.Proxy;
import io.faultwire.engine.toxiproxy.server.ToxiproxyException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A fault of a proxy that knows its connections, on each of those that it chooses. */
final class ConnectionStrike implements Strike {
  private final FrontedProxy owner;
  private final List<ProxyStrike> strikes = new ArrayList<>();
  private StreamFault fault;
  private long offered;
  private long begun;
  private boolean closed;

  ConnectionStrike(FrontedProxy owner, StreamFault fault) {
    this.owner = owner;
    this.fault = fault;
  }

  /** Counts a connection that comes, and tells whether it is struck. */
  synchronized boolean choosesNext() {
    offered++;
    return !closed && fault.moment().chooses(offered);
  }

  /** Strikes a connection, at once or after the bytes that the fault names. */
  void comeTo(FrontedConnection connection, Proxy proxy) {
    ProxyStrike strike;
    long bytes;
    synchronized (this) {
      if (closed) {
        return;
      }
      strike = new ProxyStrike(proxy, fault);
      strikes.removeIf(ProxyStrike::isOver);
      strikes.add(strike);
      bytes = fault.moment().afterBytes();
    }
    try {
      strike.prepare();
      if (bytes == 0) {
        begin(strike);
      } else {
        connection.gate(fault().direction()).after(bytes, () -> beginLater(strike, proxy));
      }
    } catch (ToxiproxyException e) {
      // A connection that ends meanwhile is none to strike.
      if (!proxy.isClosed()) {
        throw e;
      }
    }
  }

  private void begin(ProxyStrike strike) {
    strike.begin();
    synchronized (this) {
      begun++;
    }
  }

  private void beginLater(ProxyStrike strike, Proxy proxy) {
    try {
      begin(strike);
    } catch (ToxiproxyException e) {
      if (!proxy.isClosed()) {
        owner.note(e);
      }
    }
  }

  /** Tells whether the connection or the bytes that it names have not come. */
  synchronized boolean struckNothing() {
    return fault.moment().isScripted() && begun == 0;
  }

  @Override
  public synchronized StreamFault fault() {
    return fault;
  }

  @Override
  public synchronized void change(StreamFault other) {
    for (ProxyStrike strike : strikes) {
      try {
        strike.change(other);
      } catch (ToxiproxyException e) {
        if (!strike.isOver()) {
          throw e;
        }
      }
    }
    fault = other.at(fault.moment());
  }

  @Override
  public synchronized OptionalLong connections() {
    return OptionalLong.of(begun);
  }

  @Override
  public void close() {
    List<ProxyStrike> open;
    synchronized (this) {
      closed = true;
      open = List.copyOf(strikes);
    }
    open.forEach(ProxyStrike::close);
  }
}
