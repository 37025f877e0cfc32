package io.faultwire.engine.toxiproxy.stream;

import io.faultwire.engine.toxiproxy.server.Proxy;
import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import io.faultwire.engine.toxiproxy.server.TrafficCount;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** One proxy of a server, which programs reach by its own address. */
final class DirectProxy implements StreamProxy {
  private final String name;
  private final ToxiproxyServer server;
  private final Proxy proxy;
  private final long madeAt = System.nanoTime();

  DirectProxy(String name, ToxiproxyServer server, Proxy proxy) {
    this.name = name;
    this.server = server;
    this.proxy = proxy;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public InetSocketAddress address() {
    return proxy.address();
  }

  @Override
  public ActiveFault add(StreamFault fault) {
    if (fault.moment().isScripted()) {
      throw new IllegalStateException(
          "the fault '"
              + fault
              + "' names connections or bytes, and Toxiproxy knows neither: make the proxy with"
              + " perConnection, as in @Upstream(name = \""
              + name
              + "\", ..., perConnection = true)");
    }
    ProxyStrike strike = new ProxyStrike(proxy, fault);
    strike.begin();
    return new ActiveFault(strike);
  }

  @Override
  public List<StreamConnection> connections() {
    throw new IllegalStateException(
        "Toxiproxy does not tell connections apart: make the proxy with perConnection, as in"
            + " @Upstream(name = \""
            + name
            + "\", ..., perConnection = true)");
  }

  @Override
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - madeAt);
  }

  @Override
  public TrafficCount traffic() {
    return proxy.traffic();
  }

  @Override
  public void verify() {
    server.checkAlive();
  }

  @Override
  public void close() {
    proxy.close();
  }

  @Override
  public String toString() {
    return "upstream '" + name + "' through " + proxy;
  }
}
