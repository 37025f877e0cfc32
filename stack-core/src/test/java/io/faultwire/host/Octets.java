package io.faultwire.host;

import io.faultwire.wire.Bytes;
import io.faultwire.wire.EthernetHeader;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.UdpHeader;
import java.util.Arrays;

/** Makes the octets of packets, right ones and ones with a field bent afterwards. */
public final class Octets {
  private Octets() {}

  /** Returns a frame, padded to the minimum that Ethernet asks for. */
  public static byte[] ethernet(long destination, long source, int type, byte[] payload) {
    int length = Math.max(EthernetHeader.MINIMUM_FRAME, EthernetHeader.LENGTH + payload.length);
    byte[] frame = new byte[length];
    EthernetHeader.write(frame, 0, destination, source, type);
    System.arraycopy(payload, 0, frame, EthernetHeader.LENGTH, payload.length);
    return frame;
  }

  public static byte[] udp(
      int source, int destination, int sourcePort, int destinationPort, byte[] data) {
    byte[] packet = behind(UdpHeader.LENGTH, data);
    UdpHeader.write(packet, 0, packet.length, sourcePort, destinationPort, source, destination);
    return packet;
  }

  public static byte[] icmp(int type, int code, int rest, byte[] data) {
    byte[] packet = behind(IcmpHeader.LENGTH, data);
    IcmpHeader.write(packet, 0, packet.length, type, code, rest);
    return packet;
  }

  private static byte[] behind(int header, byte[] data) {
    byte[] packet = new byte[header + data.length];
    System.arraycopy(data, 0, packet, header, data.length);
    return packet;
  }

  /** Returns {@code length} octets that count up from 0. */
  public static byte[] counting(int length) {
    byte[] data = new byte[length];
    for (int i = 0; i < length; i++) {
      data[i] = (byte) i;
    }
    return data;
  }

  /** Returns a part of the octets. */
  public static byte[] part(byte[] octets, int from, int to) {
    return Arrays.copyOfRange(octets, from, to);
  }

  /** Sets an octet of the IPv4 header in a frame and makes the header's checksum right again. */
  public static byte[] withIpv4(byte[] frame, int at, int value) {
    byte[] bent = frame.clone();
    Bytes.putByte(bent, EthernetHeader.LENGTH + at, value);
    Ipv4Header.writeChecksum(bent, EthernetHeader.LENGTH, Ipv4Header.LENGTH);
    return bent;
  }

  /** Sets 4 octets of the IPv4 header in a frame and makes the header's checksum right again. */
  public static byte[] withIpv4Address(byte[] frame, int at, int address) {
    byte[] bent = frame.clone();
    Bytes.putInt(bent, EthernetHeader.LENGTH + at, address);
    Ipv4Header.writeChecksum(bent, EthernetHeader.LENGTH, Ipv4Header.LENGTH);
    return bent;
  }
}
