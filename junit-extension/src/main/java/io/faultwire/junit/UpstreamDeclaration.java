package io.faultwire.junit;

import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import io.faultwire.engine.toxiproxy.stream.StreamFault;
import io.faultwire.engine.toxiproxy.stream.StreamProxy;
import io.faultwire.junit.internal.Place;
import java.util.List;
import java.util.function.Supplier;

/**
 * An address that is to be proxied.
 *
 * @param name what the test calls it
 * @param address where the real server is, known when a test begins
 * @param perConnection whether faults may name connections
 * @param faults those that strike from the start
 * @param place where it was declared
 */
record UpstreamDeclaration(
    String name,
    Supplier<String> address,
    boolean perConnection,
    List<StreamFault> faults,
    Place place) {

  /** Open a proxy, with its faults before anyone can connect. */
  StreamProxy open(ToxiproxyServer server) {
    StreamProxy proxy =
        perConnection
            ? StreamProxy.perConnection(server, name, address.get())
            : StreamProxy.direct(server, name, address.get());
    try {
      faults.forEach(proxy::add);
      return proxy;
    } catch (RuntimeException e) {
      proxy.close();
      throw e;
    }
  }
}
