package io.faultwire.engine.worker;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Addresses of workers as people write them. */
final class WorkerAddress {
  private WorkerAddress() {}

  /**
   * Reads an address.
   *
   * @param text {@code host:port}, or a port of the loopback interface
   * @param where it stands, for the message
   * @throws IllegalArgumentException if it is none
   */
  static InetSocketAddress parse(String text, String where) {
    int colon = text.lastIndexOf(':');
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      String host =
          colon < 0
              ? InetAddress.getLoopbackAddress().getHostAddress()
              : text.substring(0, colon).replaceAll("^\\[|]$", "");
      return InetSocketAddress.createUnresolved(host, port);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          where + ": '" + text + "' is no address: give host:port, such as localhost:7400", e);
    }
  }
}
