package io.faultwire.udp;

import io.faultwire.wire.Ipv4Address;

/**
 * A datagram that arrived.
 *
 * @param source who sent it
 * @param sourcePort from which port
 * @param destination the address that it was sent to: one of this host, or a broadcast
 * @param data its octets; the receiver of the record owns them
 * @param arrivedAt the virtual time in nanoseconds
 */
@SuppressWarnings("ArrayRecordComponent")
public record UdpDatagram(
    Ipv4Address source, int sourcePort, Ipv4Address destination, byte[] data, long arrivedAt) {

  @Override
  public String toString() {
    return data.length + " octets from " + source + ":" + sourcePort + " to " + destination;
  }
}
