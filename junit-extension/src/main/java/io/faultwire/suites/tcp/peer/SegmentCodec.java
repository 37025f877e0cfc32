package io.faultwire.suites.tcp.peer;

import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.TcpHeader;
import org.jspecify.annotations.Nullable;

/** Turns segments into IPv4 packets and back. */
public final class SegmentCodec {
  private static final int TIME_TO_LIVE = 64;

  private SegmentCodec() {}

  /** Return the packet that carries a segment. */
  public static byte[] encode(Segment segment, int source, int destination) {
    byte[] options = segment.options();
    byte[] data = segment.data();
    int headerLength = TcpHeader.LENGTH + options.length;
    byte[] packet = new byte[Ipv4Header.LENGTH + headerLength + data.length];
    Ipv4Header.write(
        packet, 0, packet.length, 0, 0, TIME_TO_LIVE, IpProtocol.TCP, source, destination);
    int at = Ipv4Header.LENGTH;
    TcpHeader.write(
        packet,
        at,
        segment.sourcePort(),
        segment.destinationPort(),
        segment.seq(),
        segment.ack(),
        headerLength,
        segment.flags(),
        segment.window(),
        0);
    packet[at + 12] |= (byte) segment.reservedBits();
    System.arraycopy(options, 0, packet, at + TcpHeader.LENGTH, options.length);
    System.arraycopy(data, 0, packet, at + headerLength, data.length);
    TcpHeader.writeChecksum(packet, at, packet.length - at, source, destination);
    if (!segment.checksumValid()) {
      packet[at + 16] ^= 0x55;
    }
    return packet;
  }

  /** Return the segment that an IPv4 packet carries, or null if it carries none that is whole. */
  public static @Nullable Segment decode(byte[] packet) {
    Ipv4Header ip = new Ipv4Header().wrap(packet, 0);
    if (packet.length < Ipv4Header.LENGTH
        || ip.protocol() != IpProtocol.TCP
        || ip.isFragment()
        || ip.totalLength() > packet.length
        || ip.totalLength() < ip.headerLength() + TcpHeader.LENGTH) {
      return null;
    }
    int at = ip.headerLength();
    int length = ip.totalLength() - at;
    TcpHeader header = new TcpHeader().wrap(packet, at);
    int dataAt = header.headerLength();
    if (dataAt < TcpHeader.LENGTH || dataAt > length) {
      return null;
    }
    return new Segment(
        header.sourcePort(),
        header.destinationPort(),
        header.sequenceNumber(),
        header.acknowledgmentNumber(),
        header.flags(),
        header.window(),
        packet[at + 12] & 0xF,
        header.checksumIsValid(length, ip.source(), ip.destination()),
        java.util.Arrays.copyOfRange(packet, at + TcpHeader.LENGTH, at + dataAt),
        java.util.Arrays.copyOfRange(packet, at + dataAt, at + length));
  }
}
