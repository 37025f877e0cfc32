package io.faultwire.link;

import io.faultwire.wire.Packet;
import io.faultwire.wire.TcpHeader;
import java.util.function.Predicate;

/** Matches for TCP segments, to be used as {@code Tcp::isSyn}. */
public final class Tcp {
  private Tcp() {}

  /** Matches any TCP segment. */
  public static boolean isTcp(Packet packet) {
    return packet.tcp() != null;
  }

  /** Matches the SYN of an active open: SYN without ACK. */
  public static boolean isSyn(Packet packet) {
    return flags(packet, TcpHeader.SYN | TcpHeader.ACK) == TcpHeader.SYN;
  }

  /** Matches the answer to a SYN: SYN with ACK. */
  public static boolean isSynAck(Packet packet) {
    int both = TcpHeader.SYN | TcpHeader.ACK;
    return flags(packet, both) == both;
  }

  public static boolean isFin(Packet packet) {
    return flags(packet, TcpHeader.FIN) != 0;
  }

  public static boolean isRst(Packet packet) {
    return flags(packet, TcpHeader.RST) != 0;
  }

  /** Matches segments that carry data. */
  public static boolean hasData(Packet packet) {
    return packet.tcp() != null && packet.payloadLength() > 0;
  }

  /** Matches segments that do nothing but acknowledge: no data, no SYN, FIN or RST. */
  public static boolean isPureAck(Packet packet) {
    int relevant = TcpHeader.ACK | TcpHeader.SYN | TcpHeader.FIN | TcpHeader.RST;
    return flags(packet, relevant) == TcpHeader.ACK && packet.payloadLength() == 0;
  }

  /** Matches segments from or to a port. */
  public static Predicate<Packet> port(int port) {
    return packet -> {
      TcpHeader tcp = packet.tcp();
      return tcp != null && (tcp.sourcePort() == port || tcp.destinationPort() == port);
    };
  }

  private static int flags(Packet packet, int mask) {
    TcpHeader tcp = packet.tcp();
    return tcp == null ? 0 : tcp.flags() & mask;
  }
}
