package io.faultwire.engine.toxiproxy.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.toxiproxy.ToxiproxyContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A server in a container.
 *
 * <p>With Docker on this Linux it shares the network of the machine, so that every port can be
 * reached and a loopback address means the same to both. Elsewhere, as in Docker Desktop, it has
 * the ports that Testcontainers publishes, and reaches this machine as {@code
 * host.docker.internal}.
 */
final class ServerContainer implements Origin {
  private static final String IMAGE = "ghcr.io/shopify/toxiproxy:2.12.0";
  private static final String GATEWAY = "host.docker.internal";
  private static final int CONTROL = 8474;
  private static final int FIRST_PORT = 8666;
  private static final int LAST_PORT = 8697;

  private final GenericContainer<?> container;
  private final boolean sharesNetwork;
  private final URI url;
  private final PortPool ports = PortPool.parse(FIRST_PORT + "-" + LAST_PORT);
  private final boolean isOurs;

  private ServerContainer(
      GenericContainer<?> container, boolean sharesNetwork, int port, boolean isOurs) {
    this.container = container;
    this.sharesNetwork = sharesNetwork;
    this.url = URI.create("http://" + container.getHost() + ":" + port);
    this.isOurs = isOurs;
  }

  /** Returns why no container can be started, in a few words, or nothing. */
  static Optional<String> lack() {
    try {
      return DockerClientFactory.instance().isDockerAvailable()
          ? Optional.empty()
          : Optional.of("Docker does not answer");
    } catch (RuntimeException e) {
      return Optional.of("Docker does not answer as it should: " + e.getMessage());
    }
  }

  /**
   * Starts a server.
   *
   * @throws ToxiproxyUnavailableException if it does not start, such as for want of its image
   */
  static ServerContainer start(String image) {
    DockerImageName name =
        DockerImageName.parse(image.isEmpty() ? IMAGE : image)
            .asCompatibleSubstituteFor("ghcr.io/shopify/toxiproxy");
    try {
      return isOnThisLinux() ? startOnOurNetwork(name) : startWithPublishedPorts(name);
    } catch (RuntimeException | IOException e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      throw new ToxiproxyUnavailableException(
          "a container of " + name + " does not start: " + cause.getMessage());
    }
  }

  private static boolean isOnThisLinux() {
    String system = DockerClientFactory.instance().getInfo().getOperatingSystem();
    return System.getProperty("os.name", "").equals("Linux")
        && ServerAddress.isLoopback(DockerClientFactory.instance().dockerHostIpAddress())
        && !String.valueOf(system).contains("Docker Desktop");
  }

  private static ServerContainer startOnOurNetwork(DockerImageName image) throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = socket.getLocalPort();
    }
    GenericContainer<?> container =
        new ToxiproxyContainer(image)
            .withNetworkMode("host")
            .withCommand("-host=127.0.0.1", "-port=" + port, "-proxy-metrics")
            .withEnv("LOG_LEVEL", "info")
            .waitingFor(Wait.forLogMessage(".*Starting Toxiproxy HTTP server.*", 1));
    container.setExposedPorts(List.of());
    container.start();
    return new ServerContainer(container, true, port, true);
  }

  private static ServerContainer startWithPublishedPorts(DockerImageName image) {
    GenericContainer<?> container =
        new ToxiproxyContainer(image)
            .withCommand("-host=0.0.0.0", "-proxy-metrics")
            .withExtraHost(GATEWAY, "host-gateway");
    container.start();
    return new ServerContainer(container, false, container.getMappedPort(CONTROL), true);
  }

  /** Takes a container that somebody else started, on networks of his choice. */
  static ServerContainer of(GenericContainer<?> container) {
    return new ServerContainer(container, false, container.getMappedPort(CONTROL), false);
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public String description() {
    return "a container of " + container.getDockerImageName();
  }

  @Override
  public String listen() {
    return sharesNetwork ? "127.0.0.1:0" : "0.0.0.0:" + ports.take();
  }

  @Override
  public InetSocketAddress reach(String listening) {
    InetSocketAddress address = Addresses.parse(listening);
    return sharesNetwork
        ? address
        : InetSocketAddress.createUnresolved(
            container.getHost(), container.getMappedPort(address.getPort()));
  }

  @Override
  public String upstream(String host, int port) {
    return Addresses.join(sharesNetwork || !ServerAddress.isLoopback(host) ? host : GATEWAY, port);
  }

  @Override
  public void release(String listening) {
    if (!sharesNetwork) {
      ports.release(Addresses.parse(listening).getPort());
    }
  }

  @Override
  public boolean hasFewPorts() {
    return !sharesNetwork;
  }

  @Override
  public boolean mustSeeThisMachine() {
    return isOurs;
  }

  @Override
  public Optional<String> death() {
    return container.isRunning() ? Optional.empty() : Optional.of("its container does not run");
  }

  @Override
  public String remedy() {
    return "Run the tests again; if it ends once more, see what 'docker logs' says of it";
  }

  @Override
  public boolean outlivesUs() {
    return !isOurs;
  }

  @Override
  public void end() {
    if (isOurs) {
      container.stop();
    }
  }
}
