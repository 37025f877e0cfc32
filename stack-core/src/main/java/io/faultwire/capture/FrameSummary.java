package io.faultwire.capture;

import io.faultwire.wire.ArpPacket;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.MacAddress;
import io.faultwire.wire.Packet;
import io.faultwire.wire.SourceRoute;
import io.faultwire.wire.TcpHeader;
import io.faultwire.wire.UdpHeader;

/** Says in a few words what a frame is. */
public final class FrameSummary {
  private FrameSummary() {}

  /** Returns text such as {@code TCP 10.0.0.1:49152 -> 10.0.0.2:80 SYN seq=7 win=65535 len=0}. */
  public static String of(Packet packet) {
    ArpPacket arp = packet.arp();
    if (arp != null) {
      return arp(arp);
    }
    Ipv4Header ip = packet.ipv4();
    if (ip == null) {
      return "a frame of " + packet.length() + " octets";
    }
    TcpHeader tcp = packet.tcp();
    if (tcp != null) {
      return tcp(ip, tcp, packet.payloadLength());
    }
    UdpHeader udp = packet.udp();
    if (udp != null) {
      return "UDP "
          + between(ip, ":" + udp.sourcePort(), ":" + udp.destinationPort())
          + " len="
          + (udp.length() - UdpHeader.LENGTH)
          + fragment(ip);
    }
    IcmpHeader icmp = packet.icmp();
    if (icmp != null) {
      return "ICMP " + between(ip, "", "") + " " + icmp(icmp) + fragment(ip);
    }
    return "IP protocol " + ip.protocol() + " " + between(ip, "", "") + fragment(ip);
  }

  private static String tcp(Ipv4Header ip, TcpHeader tcp, int payload) {
    return "TCP "
        + between(ip, ":" + tcp.sourcePort(), ":" + tcp.destinationPort())
        + " "
        + TcpHeader.describeFlags(tcp.flags())
        + " seq="
        + Integer.toUnsignedString(tcp.sequenceNumber())
        + (tcp.has(TcpHeader.ACK)
            ? " ack=" + Integer.toUnsignedString(tcp.acknowledgmentNumber())
            : "")
        + " win="
        + tcp.window()
        + " len="
        + payload;
  }

  /** Returns what an ICMP message says (RFC 792). */
  public static String icmp(IcmpHeader icmp) {
    return switch (icmp.type()) {
      case IcmpHeader.ECHO -> "echo " + icmp.identifier() + "/" + icmp.sequenceNumber();
      case IcmpHeader.ECHO_REPLY -> "echo reply " + icmp.identifier() + "/" + icmp.sequenceNumber();
      case IcmpHeader.DESTINATION_UNREACHABLE -> unreachable(icmp.code());
      case IcmpHeader.TIME_EXCEEDED ->
          icmp.code() == IcmpHeader.CODE_REASSEMBLY_TIME_EXCEEDED
              ? "reassembly time exceeded"
              : "time to live exceeded";
      default -> "type " + icmp.type() + " code " + icmp.code();
    };
  }

  private static String unreachable(int code) {
    return switch (code) {
      case IcmpHeader.CODE_NET_UNREACHABLE -> "net unreachable";
      case IcmpHeader.CODE_HOST_UNREACHABLE -> "host unreachable";
      case IcmpHeader.CODE_PROTOCOL_UNREACHABLE -> "protocol unreachable";
      case IcmpHeader.CODE_PORT_UNREACHABLE -> "port unreachable";
      case IcmpHeader.CODE_FRAGMENTATION_NEEDED -> "fragmentation needed";
      default -> "unreachable, code " + code;
    };
  }

  private static String arp(ArpPacket arp) {
    String sender = new Ipv4Address(arp.senderAddress()).toString();
    String target = new Ipv4Address(arp.targetAddress()).toString();
    return arp.operation() == ArpPacket.REPLY
        ? "ARP " + sender + " is at " + new MacAddress(arp.senderMac())
        : "ARP who has " + target + "? tell " + sender;
  }

  private static String between(Ipv4Header ip, String sourcePort, String destinationPort) {
    return new Ipv4Address(ip.source())
        + sourcePort
        + " -> "
        + new Ipv4Address(SourceRoute.destinationOf(ip))
        + destinationPort;
  }

  private static String fragment(Ipv4Header ip) {
    return ip.isFragment()
        ? " fragment at " + ip.fragmentOffset() + (ip.moreFragments() ? ", more follow" : ", last")
        : "";
  }
}
