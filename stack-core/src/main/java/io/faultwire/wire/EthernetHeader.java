package io.faultwire.wire;

/** The Ethernet II header (RFC 894, IEEE 802.3 section 3), as a window on bytes. */
public final class EthernetHeader {
  /** Octets: destination 6, source 6, type 2. */
  public static final int LENGTH = 14;

  /**
   * The shortest frame without its frame check sequence, in octets (IEEE 802.3 section 4.2.3.3).
   */
  public static final int MINIMUM_FRAME = 60;

  public static final int TYPE_IPV4 = 0x0800;
  public static final int TYPE_ARP = 0x0806;

  /** The tag protocol identifier of IEEE 802.1Q. */
  public static final int TYPE_VLAN = 0x8100;

  private byte[] bytes = new byte[0];
  private int offset;

  /** Looks at the header that begins at {@code offset}. */
  public EthernetHeader wrap(byte[] bytes, int offset) {
    this.bytes = bytes;
    this.offset = offset;
    return this;
  }

  /** Writes a whole header. */
  public static void write(byte[] bytes, int offset, long destination, long source, int type) {
    Bytes.put48(bytes, offset, destination);
    Bytes.put48(bytes, offset + 6, source);
    Bytes.putShort(bytes, offset + 12, type);
  }

  /** Returns the destination address as an unsigned 48-bit integer. */
  public long destination() {
    return Bytes.getUnsigned48(bytes, offset);
  }

  /** Returns the source address as an unsigned 48-bit integer. */
  public long source() {
    return Bytes.getUnsigned48(bytes, offset + 6);
  }

  /** Returns the EtherType, or the length of an IEEE 802.3 frame where it is below 0x600. */
  public int type() {
    return Bytes.getUnsignedShort(bytes, offset + 12);
  }
}
