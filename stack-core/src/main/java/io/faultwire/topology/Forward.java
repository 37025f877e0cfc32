package io.faultwire.topology;

/**
 * A port of a gateway host that leads out of the network, to a real server.
 *
 * @param port the port on the gateway host
 * @param realHost name or address of the real server
 * @param realPort its port
 */
public record Forward(int port, String realHost, int realPort) {

  /**
   * Reads {@code host:port}; the port on the gateway host is the same.
   *
   * @throws TopologyException if {@code target} has no port
   */
  static Forward parse(String gateway, String target) {
    int colon = target.lastIndexOf(':');
    try {
      int port = Integer.parseInt(target.substring(colon + 1));
      if (colon > 0 && port > 0 && port < 65_536) {
        return new Forward(port, target.substring(0, colon), port);
      }
    } catch (NumberFormatException e) {
      // said below, with the remedy
    }
    throw new TopologyException(
        "gateway " + gateway,
        "'" + target + "' is no address of a server",
        "Give host and port, such as localhost:5432");
  }

  @Override
  public String toString() {
    return port + " -> " + realHost + ":" + realPort;
  }
}
