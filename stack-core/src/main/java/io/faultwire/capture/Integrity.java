package io.faultwire.capture;

import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.Packet;
import io.faultwire.wire.SourceRoute;
import io.faultwire.wire.TcpHeader;
import io.faultwire.wire.UdpHeader;

/** Checks a frame as its receiver does. */
final class Integrity {
  private Integrity() {}

  /** Tells whether every checksum that covers the frame alone is right. */
  static boolean checksumsMatch(Packet packet) {
    if (packet.arp() != null) {
      return true;
    }
    Ipv4Header ip = packet.ipv4();
    if (ip == null || !ip.checksumIsValid()) {
      return false;
    }
    if (ip.isFragment()) {
      return true;
    }
    int length = ip.totalLength() - ip.headerLength();
    int destination = SourceRoute.destinationOf(ip);
    TcpHeader tcp = packet.tcp();
    UdpHeader udp = packet.udp();
    IcmpHeader icmp = packet.icmp();
    if (tcp != null) {
      return tcp.checksumIsValid(length, ip.source(), destination);
    }
    if (udp != null) {
      return udp.checksumIsValid(ip.source(), destination);
    }
    return icmp != null && icmp.checksumIsValid(length);
  }
}
