package io.faultwire.engine.toxiproxy.server;

import java.net.InetSocketAddress;

/** Addresses as Toxiproxy writes them: {@code host:port}, and {@code [::1]:port}. */
public final class Addresses {
  private static final int MAX_PORT = 65_535;

  private Addresses() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none; the message says what is one
   */
  public static InetSocketAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "" : text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    } else if (host.indexOf(':') >= 0) {
      host = "";
    }
    String port = text.substring(colon + 1);
    if (host.isEmpty() || !port.matches("\\d{1,5}") || Integer.parseInt(port) > MAX_PORT) {
      throw new IllegalArgumentException(
          "'" + text + "' is no address: write host:port, such as localhost:5432 or [::1]:5432");
    }
    return InetSocketAddress.createUnresolved(host, Integer.parseInt(port));
  }

  static String join(String host, int port) {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
