package io.faultwire.engine.toxiproxy.server;

import org.testcontainers.toxiproxy.ToxiproxyContainer;

/** A server in a container of the user's, beside other containers of his. */
public final class ContainerServer {
  private ContainerServer() {}

  /**
   * Returns the server in a container that runs, to be given to {@code
   * UpstreamExtension.builder().server(...)} or {@code StreamProxy.direct}.
   *
   * <p>An upstream is known by the name that its container has on their network, such as {@code
   * db:5432}. Proxies listen on the ports 8666 to 8697. For faults of single connections, and for
   * an upstream on the machine, the container needs {@code withExtraHost("host.docker.internal",
   * "host-gateway")}.
   *
   * @param container who started it ends it
   * @throws ToxiproxyException if it does not answer or is too old; the message has the remedy
   */
  public static ToxiproxyServer of(ToxiproxyContainer container) {
    ToxiproxyServer server = ServerCheck.open(ServerContainer.of(container));
    SharedServer.endWithJvm(server);
    return server;
  }
}
