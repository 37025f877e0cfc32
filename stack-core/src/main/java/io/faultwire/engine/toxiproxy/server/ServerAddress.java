package io.faultwire.engine.toxiproxy.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server that somebody else started. */
final class ServerAddress implements Origin {
  private final URI url;
  private final @Nullable PortPool ports;
  private final String gateway;

  private ServerAddress(URI url, @Nullable PortPool ports, String gateway) {
    this.url = url;
    this.ports = ports;
    this.gateway = gateway;
  }

  /**
   * Reads the settings of a server.
   *
   * @param ports the ports that can be reached; empty for all
   * @param gateway the name of this machine; empty if a loopback address means the same to both
   * @throws ToxiproxyException if one is not understood
   */
  static ServerAddress of(String url, String ports, String gateway) {
    try {
      URI uri = URI.create(url.replaceFirst("/+$", ""));
      if (!"http".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0) {
        throw new IllegalArgumentException(
            ServerSettings.URL + "=" + url + ": write it as in http://localhost:8474");
      }
      return new ServerAddress(uri, ports.isEmpty() ? null : PortPool.parse(ports), gateway);
    } catch (IllegalArgumentException e) {
      throw new ToxiproxyException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public String description() {
    return "the address that " + ServerSettings.URL + " names";
  }

  @Override
  public String listen() {
    if (ports != null) {
      return "0.0.0.0:" + ports.take();
    }
    return isLoopback(url.getHost()) ? "127.0.0.1:0" : "0.0.0.0:0";
  }

  @Override
  public InetSocketAddress reach(String listening) {
    int port = Addresses.parse(listening).getPort();
    return InetSocketAddress.createUnresolved(
        isLoopback(url.getHost()) ? "127.0.0.1" : url.getHost(), port);
  }

  @Override
  public String upstream(String host, int port) {
    return Addresses.join(gateway.isEmpty() || !isLoopback(host) ? host : gateway, port);
  }

  @Override
  public void release(String listening) {
    if (ports != null) {
      ports.release(Addresses.parse(listening).getPort());
    }
  }

  @Override
  public boolean hasFewPorts() {
    return ports != null;
  }

  static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  @Override
  public Optional<String> death() {
    return Optional.empty();
  }

  @Override
  public String remedy() {
    return "Start it again, or leave out "
        + ServerSettings.URL
        + " so that the tests start a server of their own";
  }

  @Override
  public boolean outlivesUs() {
    return true;
  }

  @Override
  public void end() {}
}
