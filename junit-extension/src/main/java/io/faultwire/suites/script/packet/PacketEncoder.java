package io.faultwire.suites.script.packet;

import io.faultwire.wire.Bytes;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.TcpHeader;
import io.faultwire.wire.UdpHeader;

/** Turns packets into octets, with right lengths and checksums. */
public final class PacketEncoder {
  /** What an ICMP message quotes behind the IPv4 header (RFC 792). */
  private static final int QUOTED_OCTETS = 8;

  private final int source;
  private final int destination;

  /** Make an encoder of packets from one address to another. */
  public PacketEncoder(int source, int destination) {
    this.source = source;
    this.destination = destination;
  }

  /** Return the octets of a packet from its IPv4 header on. */
  public byte[] encode(Packet packet) {
    if (packet instanceof TcpPacket tcp) {
      return encode(tcp);
    }
    return packet instanceof UdpPacket udp ? encode(udp) : encode((IcmpPacket) packet);
  }

  private byte[] encode(TcpPacket packet) {
    byte[] options = OptionCodec.encode(packet.options());
    int headerLength = TcpHeader.LENGTH + options.length;
    byte[] octets = framed(packet, IpProtocol.TCP, headerLength + packet.dataLength());
    int at = Ipv4Header.LENGTH;
    TcpHeader.write(
        octets,
        at,
        packet.ports().source(),
        packet.ports().destination(),
        packet.seq(),
        packet.ack(),
        headerLength,
        packet.flags(),
        packet.window(),
        packet.urgentPointer());
    octets[at + 12] |= (byte) (packet.flags() >>> 8);
    System.arraycopy(options, 0, octets, at + TcpHeader.LENGTH, options.length);
    TcpHeader.writeChecksum(octets, at, octets.length - at, source, destination);
    return octets;
  }

  private byte[] encode(UdpPacket packet) {
    int length = UdpHeader.LENGTH + packet.dataLength();
    byte[] octets = framed(packet, IpProtocol.UDP, length);
    UdpHeader.write(
        octets,
        Ipv4Header.LENGTH,
        length,
        packet.ports().source(),
        packet.ports().destination(),
        source,
        destination);
    return octets;
  }

  private byte[] encode(IcmpPacket packet) {
    int body = packet.quote().isPresent() ? Ipv4Header.LENGTH + QUOTED_OCTETS : packet.bodyLength();
    int length = IcmpHeader.LENGTH + body;
    byte[] octets = framed(packet, IpProtocol.ICMP, length);
    int at = Ipv4Header.LENGTH;
    packet.quote().ifPresent(quote -> write(quote, octets, at + IcmpHeader.LENGTH));
    IcmpHeader.write(octets, at, length, packet.type(), packet.code(), packet.rest());
    return octets;
  }

  /** Write the beginning of a packet that went the other way. */
  private void write(IcmpPacket.Quote quote, byte[] octets, int at) {
    boolean udp = quote.protocol() == IpProtocol.UDP;
    int headerLength = udp ? UdpHeader.LENGTH : TcpHeader.LENGTH;
    int total = Ipv4Header.LENGTH + headerLength + quote.dataLength();
    Ipv4Header.write(
        octets,
        at,
        total,
        0,
        0,
        IpFields.LARGEST_TIME_TO_LIVE,
        quote.protocol(),
        /* source= */ destination,
        /* destination= */ source);
    int transport = at + Ipv4Header.LENGTH;
    Bytes.putShort(octets, transport, quote.ports().source());
    Bytes.putShort(octets, transport + 2, quote.ports().destination());
    int word = udp ? (UdpHeader.LENGTH + quote.dataLength()) << 16 : quote.seq();
    Bytes.putInt(octets, transport + 4, word);
  }

  private byte[] framed(Packet packet, int protocol, int length) {
    byte[] octets = new byte[Ipv4Header.LENGTH + length];
    IpFields ip = packet.ip();
    Ipv4Header.write(
        octets, 0, octets.length, 0, 0, ip.timeToLive(), protocol, source, destination);
    octets[1] = (byte) ip.typeOfService();
    Ipv4Header.writeChecksum(octets, 0, Ipv4Header.LENGTH);
    return octets;
  }
}
