package io.faultwire.suites.script.packet;

/** What an IPv4 packet carries, with the fields of the IPv4 header that scripts know. */
public sealed interface Packet permits TcpPacket, UdpPacket, IcmpPacket {

  /** Return the fields of the IPv4 header. */
  IpFields ip();

  /** Return the packet on one line, in the notation of scripts, without direction. */
  String text();
}
