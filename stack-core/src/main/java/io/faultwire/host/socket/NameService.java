package io.faultwire.host.socket;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a network's hosts by name. */
@FunctionalInterface
public interface NameService {
  /**
   * Returns the address of a host.
   *
   * @param name the name of a host of the network, {@code localhost}, or an address in dotted form
   * @throws UnknownHostException if there is none; the message lists the names that there are
   */
  InetAddress resolve(String name) throws UnknownHostException;
}
