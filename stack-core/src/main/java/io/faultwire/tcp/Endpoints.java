package io.faultwire.tcp;

import io.faultwire.wire.Ipv4Address;

/** The two addresses and ports that name a connection, as 32- and 16-bit integers. */
public record Endpoints(int localAddress, int localPort, int remoteAddress, int remotePort) {

  @Override
  public String toString() {
    return new Ipv4Address(localAddress)
        + ":"
        + localPort
        + "-"
        + new Ipv4Address(remoteAddress)
        + ":"
        + remotePort;
  }
}
