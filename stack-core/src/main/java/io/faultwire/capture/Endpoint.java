package io.faultwire.capture;

import io.faultwire.wire.Ipv4Address;

/**
 * One end of a conversation.
 *
 * @param host the name of the host, or its address where no name is known
 * @param address its address
 * @param port its port, from 0 to 65535
 */
public record Endpoint(String host, Ipv4Address address, int port) {

  /**
   * Tells whether a text such as {@code server}, {@code server:80}, {@code 10.0.0.2} or {@code
   * 10.0.0.2:80} means this end.
   */
  public boolean matches(String text) {
    int colon = text.lastIndexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    boolean samePort = colon < 0 || text.substring(colon + 1).equals(Integer.toString(port));
    return samePort && (name.equals(host) || name.equals(address.toString()));
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
