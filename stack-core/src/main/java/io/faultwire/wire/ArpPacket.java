package io.faultwire.wire;

/** An ARP packet for IPv4 over Ethernet (RFC 826), as a window on bytes. */
public final class ArpPacket {
  /** Octets of a packet with 6-octet hardware and 4-octet protocol addresses. */
  public static final int LENGTH = 28;

  public static final int REQUEST = 1;
  public static final int REPLY = 2;
  private static final int HARDWARE_ETHERNET = 1;

  private byte[] bytes = new byte[0];
  private int offset;

  /** Looks at the packet that begins at {@code offset}. */
  public ArpPacket wrap(byte[] bytes, int offset) {
    this.bytes = bytes;
    this.offset = offset;
    return this;
  }

  /** Writes a whole packet; MAC addresses as 48-bit, protocol addresses as 32-bit integers. */
  public static void write(
      byte[] bytes,
      int offset,
      int operation,
      long senderMac,
      int sender,
      long targetMac,
      int target) {
    Bytes.putShort(bytes, offset, HARDWARE_ETHERNET);
    Bytes.putShort(bytes, offset + 2, EthernetHeader.TYPE_IPV4);
    Bytes.putByte(bytes, offset + 4, 6);
    Bytes.putByte(bytes, offset + 5, 4);
    Bytes.putShort(bytes, offset + 6, operation);
    Bytes.put48(bytes, offset + 8, senderMac);
    Bytes.putInt(bytes, offset + 14, sender);
    Bytes.put48(bytes, offset + 18, targetMac);
    Bytes.putInt(bytes, offset + 24, target);
  }

  /** Tells whether hardware, protocol and address lengths are those of IPv4 over Ethernet. */
  public boolean isIpv4OverEthernet() {
    return Bytes.getUnsignedShort(bytes, offset) == HARDWARE_ETHERNET
        && Bytes.getUnsignedShort(bytes, offset + 2) == EthernetHeader.TYPE_IPV4
        && Bytes.getUnsignedShort(bytes, offset + 4) == 0x0604;
  }

  /** Returns the operation: {@link #REQUEST}, {@link #REPLY} or nonsense. */
  public int operation() {
    return Bytes.getUnsignedShort(bytes, offset + 6);
  }

  public long senderMac() {
    return Bytes.getUnsigned48(bytes, offset + 8);
  }

  public int senderAddress() {
    return Bytes.getInt(bytes, offset + 14);
  }

  public long targetMac() {
    return Bytes.getUnsigned48(bytes, offset + 18);
  }

  public int targetAddress() {
    return Bytes.getInt(bytes, offset + 24);
  }
}
