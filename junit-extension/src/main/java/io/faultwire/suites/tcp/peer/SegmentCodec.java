package io.faultwire.suites.tcp.peer;

import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.TcpHeader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Turns segments into IPv4 packets and back. */
public final class SegmentCodec {

  private SegmentCodec() {}

  /** Return the packet that carries a segment between two addresses, unless it has its own. */
  public static byte[] encode(Segment segment, int defaultSource, int defaultDestination) {
    IpFields ip = segment.ip();
    int source = ip.source() == 0 ? defaultSource : ip.source();
    int destination = ip.destination() == 0 ? defaultDestination : ip.destination();
    byte[] options = segment.options();
    byte[] data = segment.data();
    int at = Ipv4Header.LENGTH + ip.options().length;
    int headerLength = TcpHeader.LENGTH + options.length;
    byte[] packet = new byte[at + headerLength + data.length];
    writeIpHeader(packet, ip, source, destination);
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
        segment.urgentPointer());
    packet[at + 12] |= (byte) segment.reservedBits();
    System.arraycopy(options, 0, packet, at + TcpHeader.LENGTH, options.length);
    System.arraycopy(data, 0, packet, at + headerLength, data.length);
    TcpHeader.writeChecksum(packet, at, packet.length - at, source, destination);
    if (!segment.checksumValid()) {
      packet[at + 16] ^= 0x55;
    }
    return packet;
  }

  private static void writeIpHeader(byte[] packet, IpFields ip, int source, int destination) {
    byte[] options = ip.options();
    int length = Ipv4Header.LENGTH + options.length;
    Ipv4Header.write(
        packet, 0, packet.length, 0, 0, ip.timeToLive(), IpProtocol.TCP, source, destination);
    packet[0] = (byte) (4 << 4 | length / 4);
    packet[1] = (byte) ip.typeOfService();
    System.arraycopy(options, 0, packet, Ipv4Header.LENGTH, options.length);
    Ipv4Header.writeChecksum(packet, 0, length);
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
    return Segment.of(
            header.sourcePort(),
            header.destinationPort(),
            header.sequenceNumber(),
            header.acknowledgmentNumber(),
            header.flags())
        .window(header.window())
        .urgentPointer(header.urgentPointer())
        .reservedBits(packet[at + 12] & 0xF)
        .checksumValid(header.checksumIsValid(length, ip.source(), ip.destination()))
        .options(Arrays.copyOfRange(packet, at + TcpHeader.LENGTH, at + dataAt))
        .data(Arrays.copyOfRange(packet, at + dataAt, at + length))
        .ip(
            new IpFields(
                ip.source(),
                ip.destination(),
                ip.typeOfService(),
                ip.timeToLive(),
                Arrays.copyOfRange(packet, Ipv4Header.LENGTH, at)));
  }
}
