package io.faultwire.link;

import io.faultwire.wire.Packet;
import io.faultwire.wire.UdpHeader;
import java.util.function.Predicate;

/** Matches for UDP datagrams, to be used as {@code Udp::isUdp}. */
public final class Udp {
  private Udp() {}

  /** Matches any UDP datagram, the first fragment of one included. */
  public static boolean isUdp(Packet packet) {
    return packet.udp() != null;
  }

  /** Matches datagrams from or to a port. */
  public static Predicate<Packet> port(int port) {
    return packet -> {
      UdpHeader udp = packet.udp();
      return udp != null && (udp.sourcePort() == port || udp.destinationPort() == port);
    };
  }
}
