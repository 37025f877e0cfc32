package io.faultwire.suites.script.packet;

import io.faultwire.wire.Bytes;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.TcpHeader;
import io.faultwire.wire.UdpHeader;
import java.util.Optional;

/**
 * A packet that came from the subject.
 *
 * @param packet what it carries
 * @param source the IPv4 address that it came from
 * @param destination the IPv4 address that it went to
 * @param problem what is wrong with its lengths or checksums; empty if nothing is
 */
public record ReceivedPacket(Packet packet, int source, int destination, String problem) {

  /** Read a packet; empty if it carries nothing that scripts know, or a part of it. */
  public static Optional<ReceivedPacket> decode(byte[] octets) {
    if (octets.length < Ipv4Header.LENGTH) {
      return Optional.empty();
    }
    Ipv4Header ip = new Ipv4Header().wrap(octets, 0);
    int at = ip.headerLength();
    int length = ip.totalLength() - at;
    if (ip.isFragment() || at < Ipv4Header.LENGTH || at + length > octets.length) {
      return Optional.empty();
    }
    IpFields fields = new IpFields(ip.typeOfService(), ip.timeToLive());
    return switch (ip.protocol()) {
      case IpProtocol.TCP -> tcp(octets, ip, fields, at, length);
      case IpProtocol.UDP -> udp(octets, ip, fields, at, length);
      case IpProtocol.ICMP -> icmp(octets, ip, fields, at, length);
      default -> Optional.empty();
    };
  }

  private static Optional<ReceivedPacket> received(
      Ipv4Header ip, Packet packet, boolean checksumIsValid) {
    String problem =
        !ip.checksumIsValid()
            ? "the checksum of the IPv4 header is wrong"
            : ip.headerLength() != Ipv4Header.LENGTH
                ? "the IPv4 header has options"
                : checksumIsValid ? "" : "the checksum is wrong";
    return Optional.of(new ReceivedPacket(packet, ip.source(), ip.destination(), problem));
  }

  private static Optional<ReceivedPacket> tcp(
      byte[] octets, Ipv4Header ip, IpFields fields, int at, int length) {
    if (length < TcpHeader.LENGTH) {
      return Optional.empty();
    }
    TcpHeader tcp = new TcpHeader().wrap(octets, at);
    int headerLength = tcp.headerLength();
    if (headerLength < TcpHeader.LENGTH || headerLength > length) {
      return Optional.empty();
    }
    TcpPacket packet =
        new TcpPacket(
            fields,
            new Ports(tcp.sourcePort(), tcp.destinationPort()),
            tcp.flags() | (octets[at + 12] & 0xF) << 8,
            tcp.sequenceNumber(),
            tcp.acknowledgmentNumber(),
            tcp.window(),
            tcp.urgentPointer(),
            OptionCodec.decode(octets, at + TcpHeader.LENGTH, at + headerLength),
            length - headerLength,
            areZero(octets, at + headerLength, at + length));
    return received(ip, packet, tcp.checksumIsValid(length, ip.source(), ip.destination()));
  }

  private static Optional<ReceivedPacket> udp(
      byte[] octets, Ipv4Header ip, IpFields fields, int at, int length) {
    if (length < UdpHeader.LENGTH) {
      return Optional.empty();
    }
    UdpHeader udp = new UdpHeader().wrap(octets, at);
    if (udp.length() < UdpHeader.LENGTH || udp.length() > length) {
      return Optional.empty();
    }
    UdpPacket packet =
        new UdpPacket(
            fields,
            new Ports(udp.sourcePort(), udp.destinationPort()),
            udp.length() - UdpHeader.LENGTH,
            areZero(octets, at + UdpHeader.LENGTH, at + udp.length()));
    return received(ip, packet, udp.checksumIsValid(ip.source(), ip.destination()));
  }

  private static Optional<ReceivedPacket> icmp(
      byte[] octets, Ipv4Header ip, IpFields fields, int at, int length) {
    if (length < IcmpHeader.LENGTH) {
      return Optional.empty();
    }
    IcmpHeader icmp = new IcmpHeader().wrap(octets, at);
    Optional<IcmpPacket.Quote> quote =
        icmp.isError() ? quote(octets, at + IcmpHeader.LENGTH, at + length) : Optional.empty();
    IcmpPacket packet =
        new IcmpPacket(
            fields, icmp.type(), icmp.code(), icmp.rest(), quote, length - IcmpHeader.LENGTH);
    return received(ip, packet, icmp.checksumIsValid(length));
  }

  private static Optional<IcmpPacket.Quote> quote(byte[] octets, int at, int end) {
    if (end - at < Ipv4Header.LENGTH) {
      return Optional.empty();
    }
    Ipv4Header ip = new Ipv4Header().wrap(octets, at);
    int transport = at + ip.headerLength();
    boolean udp = ip.protocol() == IpProtocol.UDP;
    if ((!udp && ip.protocol() != IpProtocol.TCP) || transport + 8 > end) {
      return Optional.empty();
    }
    Ports ports =
        new Ports(
            Bytes.getUnsignedShort(octets, transport),
            Bytes.getUnsignedShort(octets, transport + 2));
    int headers = ip.headerLength() + (udp ? UdpHeader.LENGTH : TcpHeader.LENGTH);
    int seq = udp ? 0 : Bytes.getInt(octets, transport + 4);
    return Optional.of(new IcmpPacket.Quote(ip.protocol(), ports, seq, ip.totalLength() - headers));
  }

  private static boolean areZero(byte[] octets, int from, int to) {
    for (int i = from; i < to; i++) {
      if (octets[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
