package io.faultwire.junit;

import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import io.faultwire.engine.toxiproxy.stream.StreamFaultsNotStruckException;
import io.faultwire.engine.toxiproxy.stream.StreamProxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** The proxied addresses of one run of one test. Kept in JUnit's store, which closes them. */
final class OpenUpstreams implements AutoCloseable {
  private final Map<String, StreamProxy> proxies = new LinkedHashMap<>();

  /** Open a proxy for each declaration, or none. */
  static OpenUpstreams open(ToxiproxyServer server, List<UpstreamDeclaration> declarations) {
    OpenUpstreams upstreams = new OpenUpstreams();
    try {
      for (UpstreamDeclaration each : declarations) {
        upstreams.proxies.put(each.name(), each.open(server));
      }
      return upstreams;
    } catch (RuntimeException e) {
      upstreams.close();
      throw e;
    }
  }

  /**
   * Return a proxy.
   *
   * @param name its name; empty if there is only one
   * @throws ParameterResolutionException if there is none such
   */
  StreamProxy get(Optional<String> name) {
    if (name.isEmpty() && proxies.size() == 1) {
      return proxies.values().iterator().next();
    }
    StreamProxy proxy = name.map(proxies::get).orElse(null);
    if (proxy == null) {
      throw new ParameterResolutionException(
          "there is no upstream '"
              + name.orElse("")
              + "': write @At before the StreamProxy with one of "
              + String.join(", ", proxies.keySet()));
    }
    return proxy;
  }

  /**
   * Fail if a fault struck nothing or the server is gone.
   *
   * @param hasFailed whether the test has failed anyhow, so that what did not happen says nothing
   */
  void verify(boolean hasFailed) {
    for (StreamProxy proxy : proxies.values()) {
      try {
        proxy.verify();
      } catch (StreamFaultsNotStruckException e) {
        if (!hasFailed) {
          throw e;
        }
      }
    }
  }

  @Override
  public void close() {
    proxies.values().forEach(StreamProxy::close);
  }
}
