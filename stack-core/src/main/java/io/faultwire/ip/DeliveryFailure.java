package io.faultwire.ip;

import io.faultwire.wire.Bytes;
import io.faultwire.wire.Ipv4Header;

/**
 * Why a datagram did not arrive, and the beginning of that datagram as an ICMP error message quotes
 * it (RFC 792); a window that is moved from one to the next.
 */
public final class DeliveryFailure {
  private static final int LEAST_DATA = 8;

  private final Ipv4Header header = new Ipv4Header();
  private byte[] bytes = new byte[0];
  private int dataOffset;
  private boolean usable;
  private int type;
  private int code;
  private int rest;
  private int reporter;

  /**
   * Looks at {@code length} octets that should begin with the IPv4 header of the lost datagram.
   *
   * @param type the ICMP type
   * @param code the ICMP code
   * @param rest the octets 4 to 7 of the ICMP message
   * @param reporter who said so, as a 32-bit integer; 0 if this host found out itself
   */
  DeliveryFailure wrap(
      int type, int code, int rest, int reporter, byte[] bytes, int offset, int length) {
    this.type = type;
    this.code = code;
    this.rest = rest;
    this.reporter = reporter;
    this.bytes = bytes;
    header.wrap(bytes, offset);
    usable = false;
    if (length >= Ipv4Header.LENGTH && header.version() == 4) {
      int headerLength = header.headerLength();
      dataOffset = offset + headerLength;
      usable =
          headerLength >= Ipv4Header.LENGTH
              && length >= headerLength + LEAST_DATA
              && header.fragmentOffset() == 0;
    }
    return this;
  }

  /** Tells whether the header is sound and the first 8 octets of a protocol's header follow. */
  boolean isUsable() {
    return usable;
  }

  /** Returns the ICMP type. */
  public int type() {
    return type;
  }

  /** Returns the ICMP code. */
  public int code() {
    return code;
  }

  /** Returns the MTU that was too small for the datagram, or 0 if nobody said (RFC 1191). */
  public int nextHopMtu() {
    return rest & 0xFFFF;
  }

  /** Returns who said so, as a 32-bit integer; 0 if this host found out itself. */
  public int reporter() {
    return reporter;
  }

  public int protocol() {
    return header.protocol();
  }

  /** Returns the source address as a 32-bit integer. */
  public int source() {
    return header.source();
  }

  /** Returns the destination address as a 32-bit integer. */
  public int destination() {
    return header.destination();
  }

  /** Returns the source port where the protocol has ports in the usual place, as TCP and UDP do. */
  public int sourcePort() {
    return Bytes.getUnsignedShort(bytes, dataOffset);
  }

  /** Returns the destination port. */
  public int destinationPort() {
    return Bytes.getUnsignedShort(bytes, dataOffset + 2);
  }

  /** Returns the octets 0 to 3 of the protocol's header. */
  public int firstWord() {
    return Bytes.getInt(bytes, dataOffset);
  }

  /** Returns the octets 4 to 7 of the protocol's header: the sequence number of TCP. */
  public int secondWord() {
    return Bytes.getInt(bytes, dataOffset + 4);
  }
}
