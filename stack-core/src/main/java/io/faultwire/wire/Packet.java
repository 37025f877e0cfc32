package io.faultwire.wire;

import org.jspecify.annotations.Nullable;

/**
 * The headers of one Ethernet frame, layer by layer, as windows on its bytes.
 *
 * <p>A layer that is absent, cut short or inconsistent with its length fields is {@code null}, and
 * so is all above it. One object can look at any number of frames, one after the other.
 */
public final class Packet {
  private final EthernetHeader ethernetWindow = new EthernetHeader();
  private final ArpPacket arpWindow = new ArpPacket();
  private final Ipv4Header ipv4Window = new Ipv4Header();
  private final IcmpHeader icmpWindow = new IcmpHeader();
  private final UdpHeader udpWindow = new UdpHeader();
  private final TcpHeader tcpWindow = new TcpHeader();

  private byte[] bytes = new byte[0];
  private int start;
  private int end;
  private int networkOffset;
  private int transportOffset;
  private int payloadOffset;
  private int payloadEnd;
  private int vlan;
  private boolean hasEthernet;
  private boolean hasArp;
  private boolean hasIpv4;
  private boolean hasIcmp;
  private boolean hasUdp;
  private boolean hasTcp;

  /** Looks at a frame. */
  public Packet wrap(Frame frame) {
    return wrap(frame.bytes(), frame.start(), frame.length());
  }

  /** Looks at the frame of {@code length} octets at {@code offset}. */
  public Packet wrap(byte[] bytes, int offset, int length) {
    reset(bytes, offset, length);
    if (length >= EthernetHeader.LENGTH) {
      parseEthernet();
    }
    return this;
  }

  /** Looks at an IPv4 datagram of {@code length} octets at {@code offset} that no frame carries. */
  public Packet wrapDatagram(byte[] bytes, int offset, int length) {
    reset(bytes, offset, length);
    networkOffset = offset;
    if (length >= Ipv4Header.LENGTH) {
      parseIpv4();
    }
    return this;
  }

  private void reset(byte[] newBytes, int offset, int length) {
    bytes = newBytes;
    start = offset;
    end = offset + length;
    networkOffset = transportOffset = payloadOffset = payloadEnd = end;
    vlan = -1;
    hasEthernet = hasArp = hasIpv4 = hasIcmp = hasUdp = hasTcp = false;
  }

  private void parseEthernet() {
    hasEthernet = true;
    int type = ethernetWindow.wrap(bytes, start).type();
    networkOffset = start + EthernetHeader.LENGTH;
    if (type == EthernetHeader.TYPE_VLAN && end - networkOffset >= VlanTag.LENGTH) {
      vlan = VlanTag.identifier(bytes, networkOffset);
      type = Bytes.getUnsignedShort(bytes, networkOffset + 2);
      networkOffset += VlanTag.LENGTH;
    }
    if (type == EthernetHeader.TYPE_ARP && end - networkOffset >= ArpPacket.LENGTH) {
      arpWindow.wrap(bytes, networkOffset);
      hasArp = true;
    } else if (type == EthernetHeader.TYPE_IPV4 && end - networkOffset >= Ipv4Header.LENGTH) {
      parseIpv4();
    } else {
      payloadOffset = networkOffset;
    }
  }

  private void parseIpv4() {
    ipv4Window.wrap(bytes, networkOffset);
    int headerLength = ipv4Window.headerLength();
    int total = ipv4Window.totalLength();
    if (ipv4Window.version() != 4
        || headerLength < Ipv4Header.LENGTH
        || total < headerLength
        || networkOffset + total > end) {
      return;
    }
    hasIpv4 = true;
    transportOffset = networkOffset + headerLength;
    payloadOffset = transportOffset;
    payloadEnd = networkOffset + total;
    if (ipv4Window.fragmentOffset() > 0) {
      return;
    }
    int length = payloadEnd - transportOffset;
    switch (ipv4Window.protocol()) {
      case IpProtocol.ICMP -> parseIcmp(length);
      case IpProtocol.UDP -> parseUdp(length);
      case IpProtocol.TCP -> parseTcp(length);
      default -> {}
    }
  }

  private void parseIcmp(int length) {
    if (length >= IcmpHeader.LENGTH) {
      icmpWindow.wrap(bytes, transportOffset);
      hasIcmp = true;
      payloadOffset = transportOffset + IcmpHeader.LENGTH;
    }
  }

  private void parseUdp(int length) {
    if (length >= UdpHeader.LENGTH) {
      int stated = udpWindow.wrap(bytes, transportOffset).length();
      boolean whole = !ipv4Window.moreFragments();
      hasUdp = stated >= UdpHeader.LENGTH && (!whole || stated <= length);
      payloadOffset = transportOffset + UdpHeader.LENGTH;
      payloadEnd = hasUdp ? Math.min(transportOffset + stated, payloadEnd) : payloadEnd;
    }
  }

  private void parseTcp(int length) {
    if (length >= TcpHeader.LENGTH) {
      int headerLength = tcpWindow.wrap(bytes, transportOffset).headerLength();
      hasTcp = headerLength >= TcpHeader.LENGTH && headerLength <= length;
      payloadOffset = hasTcp ? transportOffset + headerLength : transportOffset;
    }
  }

  public @Nullable EthernetHeader ethernet() {
    return hasEthernet ? ethernetWindow : null;
  }

  public @Nullable ArpPacket arp() {
    return hasArp ? arpWindow : null;
  }

  public @Nullable Ipv4Header ipv4() {
    return hasIpv4 ? ipv4Window : null;
  }

  public @Nullable IcmpHeader icmp() {
    return hasIcmp ? icmpWindow : null;
  }

  public @Nullable UdpHeader udp() {
    return hasUdp ? udpWindow : null;
  }

  public @Nullable TcpHeader tcp() {
    return hasTcp ? tcpWindow : null;
  }

  /** Returns the VLAN identifier of an IEEE 802.1Q tag, or -1. */
  public int vlan() {
    return vlan;
  }

  /** Returns the bytes that the frame lies in. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns the index of the frame's first octet. */
  public int start() {
    return start;
  }

  /** Returns the length of the frame in octets. */
  public int length() {
    return end - start;
  }

  /** Returns the index of the first octet behind the Ethernet header and its tag. */
  public int networkOffset() {
    return networkOffset;
  }

  /** Returns the index of the first octet behind the IPv4 header. */
  public int transportOffset() {
    return transportOffset;
  }

  /** Returns the index of the first octet behind the highest header that was read. */
  public int payloadOffset() {
    return payloadOffset;
  }

  /** Returns the length of what the highest header that was read carries, padding excluded. */
  public int payloadLength() {
    return payloadEnd - payloadOffset;
  }
}
