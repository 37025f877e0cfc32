package io.faultwire.wire;

/** The four octets of an IEEE 802.1Q tag, between the source address and the EtherType. */
public final class VlanTag {
  /** Octets: tag protocol identifier 2 (seen as the EtherType before it), control information 2. */
  public static final int LENGTH = 4;

  private VlanTag() {}

  /** Returns the VLAN identifier, 0 to 4095, of the tag control information at {@code offset}. */
  public static int identifier(byte[] bytes, int offset) {
    return Bytes.getUnsignedShort(bytes, offset) & 0xFFF;
  }

  /** Returns the priority code point, 0 to 7, of the tag control information at {@code offset}. */
  public static int priority(byte[] bytes, int offset) {
    return Bytes.getUnsignedShort(bytes, offset) >>> 13;
  }
}
